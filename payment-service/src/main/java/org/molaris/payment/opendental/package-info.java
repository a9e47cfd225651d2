/** Payments, payment plans and accounts as Open Dental's programs know them. */
package org.molaris.payment.opendental;
