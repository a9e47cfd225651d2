/**
 * Files of patients, in and out. A file is never held whole: its rows pass through by the batch, and what each row became
 * is told by its line.
 */
package org.molaris.clinic.transfer;
