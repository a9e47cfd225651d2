/** What this service needs to know of the clinic: its day, its currency, its language. */
package org.molaris.payment.clinic;
