/** Dentalink's words for what payment-service keeps. Speaks HTTP and decides nothing. */
package org.molaris.payment.dentalink;
