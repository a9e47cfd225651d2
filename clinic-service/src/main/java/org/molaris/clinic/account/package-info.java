/** What patients owe: read from payment-service, which owns it, whenever it is asked for. Nothing of it is kept here. */
package org.molaris.clinic.account;
