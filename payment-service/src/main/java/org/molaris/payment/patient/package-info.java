/** The copy of what this service needs of a patient: fed by events, asked for once when an event is still on its way. */
package org.molaris.payment.patient;
