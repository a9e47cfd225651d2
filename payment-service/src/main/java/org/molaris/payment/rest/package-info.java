/** The native API of payment plans: speaks HTTP and decides nothing. */
package org.molaris.payment.rest;
