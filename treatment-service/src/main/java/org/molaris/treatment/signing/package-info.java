/** How frozen copies of plans are signed, and their paper kept. */
package org.molaris.treatment.signing;
