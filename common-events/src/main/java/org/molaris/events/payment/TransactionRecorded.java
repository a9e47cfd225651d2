package org.molaris.events.payment;

/** Money was paid on a bill, or came or went otherwise. */
public record TransactionRecorded(TransactionState transaction) implements TransactionEvent {}
