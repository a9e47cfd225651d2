package org.molaris.events.payment;

/** A recorded transaction was a mistake and no longer counts. */
public record TransactionVoided(TransactionState transaction) implements TransactionEvent {}
