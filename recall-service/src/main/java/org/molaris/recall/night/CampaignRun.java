package org.molaris.recall.night;

import java.time.LocalDate;

/**
 * How far a campaign has come in a night.
 *
 * @param night the day, in the clinic
 * @param evaluated at how many patients it has looked
 * @param queued how many of them it calls back
 * @param finished whether it has looked at all of them
 */
public record CampaignRun(LocalDate night, long evaluated, long queued, boolean finished) {}
