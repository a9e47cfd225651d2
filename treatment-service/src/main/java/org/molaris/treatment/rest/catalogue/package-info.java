/** The native API of the catalogue of procedures: speaks HTTP and decides nothing. */
package org.molaris.treatment.rest.catalogue;
