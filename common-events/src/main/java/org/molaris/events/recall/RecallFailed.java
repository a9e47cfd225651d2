package org.molaris.events.recall;

/** The message did not reach the patient, or nobody knows whether it did: {@code reason} says which. */
public record RecallFailed(RecallContactState recallContact) implements RecallContactEvent {}
