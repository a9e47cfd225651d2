/** Patients, agenda, staff and rooms as AlfaDocs has them. */
package org.molaris.clinic.alfadocs;
