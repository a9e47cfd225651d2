package org.molaris.clinic.treatment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.web.Unavailable;

/**
 * Asks for the plan that a visit is for, and remembers how it is known, as no event may have told it yet. Asked again it is the
 * same plan, so that a visit which then cannot be booked leaves one that the next is for.
 */
@ApplicationScoped
public class AskTreatment {

    private static final String REMEMBER = """
            insert into treatment_plan as known (clinic_id, id, number, title) values (current_clinic(), $1, $2, nullif($3, ''))
                on conflict (clinic_id, id) do update set title = excluded.title where known.title is null""";

    /** What a plan that nobody has named yet is called: what is to be done is found out at the visit. */
    private static final String TITLE = "Diagnóstico";

    private final TreatmentService treatments;
    private final CurrentClinic clinic;
    private final Flush flush;

    AskTreatment(@RestClient TreatmentService treatments, CurrentClinic clinic, Flush flush) {
        this.treatments = treatments;
        this.clinic = clinic;
        this.flush = flush;
    }

    /**
     * The patient's plan of that number; of those without one the newest that is active with that operator in that branch, or
     * a new one. Null when the patient has no plan of that number. Fails with {@link Unavailable} when it cannot be asked.
     */
    public Uni<Treatment> of(UUID patientId, UUID operatorId, UUID branchId, Long number) {
        var passport = clinic.caller().passport().map("Bearer "::concat).orElse(null);
        return treatments
                .forVisit(passport, question(patientId, operatorId, branchId, number))
                .invoke(plan -> mustBeThere(plan, number))
                .onItem()
                .ifNotNull()
                .transform(AskTreatment::read)
                .onFailure()
                .transform(Unavailable::new)
                .onItem()
                .ifNotNull()
                .call(plan -> flush.write(REMEMBER, Tuple.of(plan.id(), plan.number(), plan.title())));
    }

    private static JsonNode question(UUID patientId, UUID operatorId, UUID branchId, Long number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("patient_id", text(patientId))
                .put("operator_id", text(operatorId))
                .put("branch_id", text(branchId))
                .put("number", number)
                .put("title", TITLE);
    }

    /** Only who names one may be told that there is none. */
    private static void mustBeThere(JsonNode plan, Long number) {
        if (plan == null && number == null) {
            throw new IllegalStateException("No treatment was found or made");
        }
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static Treatment read(JsonNode answer) {
        return new Treatment(
                UUID.fromString(answer.required("id").asText()),
                answer.required("number").longValue(),
                answer.required("title").asText());
    }
}
