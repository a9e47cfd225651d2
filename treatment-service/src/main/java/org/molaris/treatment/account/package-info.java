/** What is billed of plans: read from payment-service, which owns it, whenever it is asked for. Nothing of it is kept here. */
package org.molaris.treatment.account;
