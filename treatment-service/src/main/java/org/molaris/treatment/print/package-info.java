/** A treatment plan on paper. */
package org.molaris.treatment.print;
