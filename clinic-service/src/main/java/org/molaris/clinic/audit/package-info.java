/**
 * The audit: who did what and who looked at whose record, through whichever API of whichever service. Fed by the topics of all
 * services, its own included.
 */
package org.molaris.clinic.audit;
