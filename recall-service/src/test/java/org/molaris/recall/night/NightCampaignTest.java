package org.molaris.recall.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When contacts go out, by the clocks of their clinic. */
class NightCampaignTest {

    @ParameterizedTest
    @CsvSource({
        "America/El_Salvador, 2026-06-15, 09:00:00, 2026-06-15T06:00:00Z, 2026-06-15T15:00:00Z",
        "America/El_Salvador, 2026-06-15, 00:00:00, 2026-06-15T06:00:40Z, 2026-06-15T06:00:40Z",
        "America/El_Salvador, 2026-06-15, 09:00:00, 2026-06-15T18:00:00Z, 2026-06-15T18:00:00Z",
        "Europe/Madrid,       2026-03-29, 02:30:00, 2026-03-28T23:00:00Z, 2026-03-29T01:30:00Z",
        "Europe/Madrid,       2026-03-29, 09:00:00, 2026-03-28T23:00:00Z, 2026-03-29T07:00:00Z",
        "Europe/Madrid,       2026-10-25, 02:30:00, 2026-10-24T22:00:00Z, 2026-10-25T00:30:00Z"
    })
    void contactsGoOutAtTheTimeOfTheCampaignOrAtOnceWhenItIsPast(
            ZoneId zone, LocalDate night, LocalTime sendTime, Instant now, Instant due) {
        var campaign = new NightCampaign(UUID.randomUUID(), true, null, sendTime, null, "Hola", "Sonrisa", zone, "es");

        assertThat(campaign.due(night, now)).isEqualTo(due);
    }
}
