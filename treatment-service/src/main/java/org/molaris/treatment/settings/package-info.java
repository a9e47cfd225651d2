/** How a clinic wants its treatment plans. */
package org.molaris.treatment.settings;
