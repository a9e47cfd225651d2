/** Treatments, what they are made of and the catalogue as Dentalink speaks of them. Speaks HTTP and decides nothing. */
package org.molaris.treatment.dentalink;
