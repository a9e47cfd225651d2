package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.gateway.docs.DemoClinic;

class ClinicsTest {

    private static final UUID CLINIC = UUID.randomUUID();

    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private final Clinics clinics = new Clinics(JSON, new DemoClinic(Optional.empty(), JSON));

    @Test
    void anUnknownClinicIsNotSentAwayForGoodBeforeAllAreKnown() {
        assertThat(refusalOfTheClinic()).isEqualTo(Refusal.SERVICE_UNAVAILABLE);
        clinics.nowComplete();
        assertThat(refusalOfTheClinic()).isEqualTo(Refusal.UNAUTHENTICATED);
    }

    @Test
    void theHighestVersionStays() throws IOException {
        hear(2);
        hear(3);
        hear(1);
        assertThat(clinics.of(CLINIC).version()).isEqualTo(3);
        assertThat(clinics.size()).isEqualTo(1);

        clinics.forget(CLINIC);
        assertThat(refusalOfTheClinic()).isEqualTo(Refusal.SERVICE_UNAVAILABLE);
    }

    @Test
    void whatIsOverStaysOverWhenTheTopicIsReadAgain() throws IOException {
        hear(2);
        clinics.forget(CLINIC);
        hear(1);
        hear(2);
        assertThat(refusalOfTheClinic()).isEqualTo(Refusal.SERVICE_UNAVAILABLE);
        assertThat(clinics.size()).isZero();
    }

    @Test
    void whatIsNoClinicLeavesEverythingAsItWas() throws IOException {
        hear(2);
        for (var nonsense : new String[] {"{}", "null", "[]", "{\"clinic\":7}", "{", ""}) {
            assertThatThrownBy(() -> clinics.hear(CLINIC, nonsense.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IOException.class);
        }
        assertThat(clinics.of(CLINIC).version()).isEqualTo(2);
    }

    private Refusal refusalOfTheClinic() {
        return catchThrowableOfType(Refused.class, () -> clinics.of(CLINIC)).refusal();
    }

    private void hear(long version) throws IOException {
        clinics.hear(CLINIC, "{\"clinic\":{\"version\":%d}}".formatted(version).getBytes(StandardCharsets.UTF_8));
    }
}
