package org.molaris.recall.campaign;

import java.time.Instant;
import java.util.UUID;

/** A campaign as it is told to a caller. */
public record CampaignDetails(
        UUID id, long number, UUID clinicId, CampaignTerms terms, long version, Instant createdAt, Instant updatedAt) {}
