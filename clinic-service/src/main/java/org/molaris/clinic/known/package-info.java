/** What others own and clinic-service shows beside its own. */
package org.molaris.clinic.known;
