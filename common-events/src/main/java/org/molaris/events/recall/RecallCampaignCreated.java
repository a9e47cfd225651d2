package org.molaris.events.recall;

/** A clinic has a new campaign. */
public record RecallCampaignCreated(RecallCampaignState recallCampaign) implements RecallCampaignEvent {}
