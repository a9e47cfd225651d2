package org.molaris.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom an answer shows something of. */
class PatientsShownTest {

    private static final UUID ANA = UUID.randomUUID();
    private static final UUID EVA = UUID.randomUUID();

    private record Patient(@OfPatient UUID id, String name) {}

    private record Plan(UUID id, UUID patientId) {}

    private record Page<T>(List<T> items, int total) {}

    private record Numbered(long id, long patNum) {}

    private record Linked(Map<String, Object> data) {}

    @Test
    void theOnesItNamesAtAnyDepth() {
        assertThat(PatientsShown.in(new Patient(ANA, "Ana"), "/api/dental/x").ids())
                .containsExactly(ANA);
        var page = new Page<>(List.of(new Plan(UUID.randomUUID(), ANA), new Plan(UUID.randomUUID(), EVA)), 2);
        assertThat(PatientsShown.in(page, "/x").ids()).containsExactly(ANA, EVA);
        assertThat(PatientsShown.in(new Linked(Map.of("one", new Numbered(7, 8))), "/x")
                        .numbers())
                .containsExactly(8L);
        assertThat(PatientsShown.in(List.of(new Numbered(7, 0)), "/x").numbers())
                .as("nobody")
                .isEmpty();
    }

    @Test
    void theOnesWhosePathItIs() {
        assertThat(PatientsShown.in(null, "/api/dental/patients/" + ANA + "/ledger")
                        .ids())
                .containsExactly(ANA);
        assertThat(PatientsShown.in("text", "/dentalink/api/v1/pacientes/12/citas")
                        .numbers())
                .containsExactly(12L);
        assertThat(PatientsShown.in(null, "/opendental/api/v1/patients/Simple").numbers())
                .isEmpty();
        assertThat(PatientsShown.thingsIn("/api/dental/payment-plans/" + EVA + "/receipt"))
                .containsExactly(EVA);
    }
}
