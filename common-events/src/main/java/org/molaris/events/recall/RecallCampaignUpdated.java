package org.molaris.events.recall;

/** A campaign is otherwise than before, or no longer active. */
public record RecallCampaignUpdated(RecallCampaignState recallCampaign) implements RecallCampaignEvent {}
