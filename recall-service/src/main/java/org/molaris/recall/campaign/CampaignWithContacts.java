package org.molaris.recall.campaign;

import java.util.List;

/** A campaign and those whom it contacted last, newest first. */
public record CampaignWithContacts(CampaignDetails campaign, List<ContactDetails> recentContacts) {}
