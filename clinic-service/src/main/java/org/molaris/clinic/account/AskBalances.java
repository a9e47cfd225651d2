package org.molaris.clinic.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.web.Unavailable;

/**
 * Asks for the balances of all patients of an answer at once. Whoever has to write something asks first: then nothing has
 * happened yet when there is no answer.
 */
@ApplicationScoped
public class AskBalances {

    private final PaymentService payments;
    private final CurrentClinic clinic;

    AskBalances(@RestClient PaymentService payments, CurrentClinic clinic) {
        this.payments = payments;
        this.clinic = clinic;
    }

    /**
     * By patient; whom their owner does not name has never been charged anything. Fails with {@link Unavailable} when it
     * cannot be asked: then nobody may say 0.
     */
    public Uni<Map<UUID, Balance>> of(Collection<UUID> patientIds) {
        if (patientIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var question = JsonNodeFactory.instance.objectNode();
        var ids = question.putArray("patients");
        patientIds.forEach(id -> ids.add(id.toString()));
        var passport = clinic.caller().passport().map("Bearer "::concat).orElse(null);
        return payments.balances(passport, question)
                .map(AskBalances::read)
                .onFailure()
                .transform(Unavailable::new);
    }

    private static Map<UUID, Balance> read(JsonNode answer) {
        return StreamSupport.stream(answer.required("balances").spliterator(), false)
                .collect(Collectors.toMap(
                        told -> UUID.fromString(told.required("patient_id").asText()),
                        told -> new Balance(
                                told.required("balance").decimalValue(),
                                told.required("family_balance").decimalValue())));
    }
}
