/** What follows from the money that was received: sums of a period, a patient's account, files. Only reads. */
package org.molaris.payment.ledger;
