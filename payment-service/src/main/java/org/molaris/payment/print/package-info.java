/** Receipts on paper. */
package org.molaris.payment.print;
