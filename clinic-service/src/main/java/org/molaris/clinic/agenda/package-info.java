/**
 * The agenda: whose time it is, with whom and where, how each visit stands, and what is free. That no two visits share a
 * chair or an operator is the table's to say, and nobody else's.
 */
package org.molaris.clinic.agenda;
