/** The clinic's catalogue of procedures: codes, names, usual prices. */
package org.molaris.treatment.catalogue;
