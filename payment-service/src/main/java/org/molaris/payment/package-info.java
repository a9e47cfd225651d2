/** Payment plans: what patients agreed to pay, and the money received. Owns both; knows patients from events. */
package org.molaris.payment;
