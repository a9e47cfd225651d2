/** Treatments as programs written for Open Dental see them. */
package org.molaris.treatment.opendental;
