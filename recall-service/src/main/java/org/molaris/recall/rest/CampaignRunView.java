package org.molaris.recall.rest;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.night.CampaignRun;

/**
 * How far a campaign has come tonight.
 *
 * @param night the day, in the clinic
 * @param evaluated at how many patients it has looked
 * @param queued how many of them it contacts
 * @param finished whether it has looked at all of them; the rest is done within minutes
 */
@Schema(examples = """
        {"night": "2026-12-01", "evaluated": 1480, "queued": 37, "finished": true}""")
record CampaignRunView(LocalDate night, long evaluated, long queued, boolean finished) {

    static CampaignRunView of(CampaignRun run) {
        return new CampaignRunView(run.night(), run.evaluated(), run.queued(), run.finished());
    }
}
