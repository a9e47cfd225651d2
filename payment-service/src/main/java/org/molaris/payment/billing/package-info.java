/** Bills, and the money that comes and goes: what is asked for, where it is kept, how it was paid. */
package org.molaris.payment.billing;
