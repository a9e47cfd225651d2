/** Patients, agenda, staff and rooms as Dentalink has them. */
package org.molaris.clinic.dentalink;
