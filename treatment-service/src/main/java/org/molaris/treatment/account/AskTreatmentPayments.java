package org.molaris.treatment.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.web.Unavailable;

/** Asks for what is paid towards all plans of an answer at once. It only reads: who gets no answer may ask again. */
@ApplicationScoped
public class AskTreatmentPayments {

    private final PaymentService payments;
    private final CurrentClinic clinic;

    AskTreatmentPayments(@RestClient PaymentService payments, CurrentClinic clinic) {
        this.payments = payments;
        this.clinic = clinic;
    }

    /**
     * By plan; towards one that their owner does not name nothing was ever paid. Fails with {@link Unavailable} when it cannot
     * be asked: then nobody may say 0.
     */
    public Uni<Map<UUID, BigDecimal>> of(Collection<UUID> planIds) {
        if (planIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var question = JsonNodeFactory.instance.objectNode();
        var ids = question.putArray("treatment_plan_ids");
        planIds.stream().distinct().forEach(id -> ids.add(id.toString()));
        var passport = clinic.caller().passport().map("Bearer "::concat).orElse(null);
        return payments.treatmentPayments(passport, question)
                .map(AskTreatmentPayments::read)
                .onFailure()
                .transform(Unavailable::new);
    }

    private static Map<UUID, BigDecimal> read(JsonNode answer) {
        return StreamSupport.stream(answer.required("payments").spliterator(), false)
                .collect(Collectors.toMap(
                        told -> UUID.fromString(
                                told.required("treatment_plan_id").asText()),
                        told -> told.required("paid").decimalValue().setScale(2, RoundingMode.HALF_UP)));
    }
}
