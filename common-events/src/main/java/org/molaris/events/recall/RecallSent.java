package org.molaris.events.recall;

/** The message was taken by the provider. */
public record RecallSent(RecallContactState recallContact) implements RecallContactEvent {}
