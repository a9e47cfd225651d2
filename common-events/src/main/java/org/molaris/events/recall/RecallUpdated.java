package org.molaris.events.recall;

/** The message was delivered, or read, or was called off before it went: {@code status} says which. */
public record RecallUpdated(RecallContactState recallContact) implements RecallContactEvent {}
