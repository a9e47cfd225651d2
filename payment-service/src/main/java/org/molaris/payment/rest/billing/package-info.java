/** The native API for bills, and for the money that pays them. */
package org.molaris.payment.rest.billing;
