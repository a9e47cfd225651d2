/** The native API of the agenda: appointments and free times. Speaks HTTP and decides nothing. */
package org.molaris.clinic.rest.agenda;
