package org.molaris.payment.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.web.Unavailable;

/**
 * Asks the owner of procedures what some of a patient's cost, with the caller's own passport: of procedures there are no
 * copies here. Fails with {@link Unavailable} when the owner cannot be asked.
 */
@ApplicationScoped
public class PriceProcedures {

    private final TreatmentService treatmentService;
    private final CurrentClinic clinic;

    PriceProcedures(@RestClient TreatmentService treatmentService, CurrentClinic clinic) {
        this.treatmentService = treatmentService;
        this.clinic = clinic;
    }

    /** Those that the patient has; who asks finds out by their absence which ones do not exist. */
    public Uni<Priced> of(UUID patientId, List<Long> numbers) {
        return Uni.createFrom()
                .deferred(() -> treatmentService.procedures(
                        clinic.caller().passport().map("Bearer "::concat).orElse(null), patientId, numbers))
                .map(PriceProcedures::read)
                .onFailure(e -> !(e instanceof Unavailable))
                .transform(Unavailable::new);
    }

    private static Priced read(JsonNode answer) {
        var procedures = new ArrayList<Procedure>();
        answer.path("procedures")
                .forEach(each -> procedures.add(new Procedure(
                        each.path("number").asLong(),
                        each.path("name").asText(),
                        new BigDecimal(each.path("price").asText()))));
        var plan = answer.path("treatment_plan_id");
        return new Priced(procedures, plan.isTextual() ? UUID.fromString(plan.asText()) : null);
    }

    /**
     * Some procedures.
     *
     * @param treatmentPlanId the one plan that all of them stand in; null when there is none, or several
     */
    public record Priced(List<Procedure> procedures, UUID treatmentPlanId) {

        public Priced {
            procedures = List.copyOf(procedures);
        }
    }

    /**
     * Something that is done for a patient.
     *
     * @param price its fee less its discount
     */
    public record Procedure(long number, String name, BigDecimal price) {}
}
