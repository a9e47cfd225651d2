package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanGateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"pro", "clinica", "trial", "forever_free"})
    void aDentalClinicOnAPlanWithDentalFeaturesPasses(String plan) {
        assertPasses(new KnownClinic(7L, "dental", plan, "active", null, null, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "active, 2026-03-01T12:00:01Z, true",
        "active, 2026-03-01T12:00:00Z, false",
        "active, , true",
        "trial, 2026-03-01T12:00:01Z, true",
        "trial, 2026-03-01T12:00:00Z, false",
        "trial, , true",
        "expired, , false",
        "expired, 2027-01-01T00:00:00Z, false",
        "cancelled, 2027-01-01T00:00:00Z, false",
        "paused, , false",
        ", , false"
    })
    void aSubscriptionIsActiveUntilItEnds(String status, Instant endsAt, boolean active) {
        var clinic = new KnownClinic(7L, "dental", "pro", status, endsAt, null, 1);
        if (active) {
            assertPasses(clinic);
        } else {
            assertRefused(clinic, Refusal.SUBSCRIPTION_EXPIRED);
        }
    }

    @ParameterizedTest
    @CsvSource({"basic", "PRO", "''", ","})
    void anyOtherPlanMustBeUpgraded(String plan) {
        assertRefused(new KnownClinic(7L, "dental", plan, "active", null, null, 1), Refusal.PLAN_UPGRADE_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({"medical", "Dental", ","})
    void anyOtherTypeOfClinicStaysOutside(String type) {
        assertRefused(new KnownClinic(7L, type, "pro", "active", null, null, 1), Refusal.CLINIC_TYPE_REQUIRED);
    }

    @Test
    void theFirstGateThatIsShutIsTheAnswer() {
        assertRefused(new KnownClinic(7L, "medical", "basic", "expired", null, null, 1), Refusal.SUBSCRIPTION_EXPIRED);
        assertRefused(new KnownClinic(7L, "medical", "basic", "active", null, null, 1), Refusal.PLAN_UPGRADE_REQUIRED);
        assertRefused(new KnownClinic(7L, "medical", "pro", "active", null, null, 1), Refusal.CLINIC_TYPE_REQUIRED);
    }

    private static void assertPasses(KnownClinic clinic) {
        assertThatCode(() -> PlanGate.pass(clinic, NOW)).doesNotThrowAnyException();
    }

    private static void assertRefused(KnownClinic clinic, Refusal refusal) {
        var refused = catchThrowableOfType(Refused.class, () -> PlanGate.pass(clinic, NOW));
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(refusal);
    }
}
