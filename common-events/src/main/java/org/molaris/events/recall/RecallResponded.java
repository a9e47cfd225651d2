package org.molaris.events.recall;

/** The patient wrote back; somebody who wants to be left alone has {@code opted_out_at} as well. */
public record RecallResponded(RecallContactState recallContact) implements RecallContactEvent {}
