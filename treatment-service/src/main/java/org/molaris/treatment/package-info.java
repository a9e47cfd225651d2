/** Treatments: what is planned and done for patients. Owns plans, steps and the catalogue; knows the rest from events. */
package org.molaris.treatment;
