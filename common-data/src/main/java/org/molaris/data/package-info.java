/**
 * How the services commit: the transaction that is bound to a clinic, the outbox and its relay, the inbox, idempotency
 * and job claims. Knows no rule of any domain.
 */
package org.molaris.data;
