package org.molaris.treatment.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.treatment.account.BillingFigures.Liability;
import org.molaris.web.Unavailable;

/** Asks for what is billed of all plans of an answer at once. It only reads: who gets no answer may ask again. */
@ApplicationScoped
public class AskBillingFigures {

    private final PaymentService payments;
    private final CurrentClinic clinic;

    AskBillingFigures(@RestClient PaymentService payments, CurrentClinic clinic) {
        this.payments = payments;
        this.clinic = clinic;
    }

    /**
     * By plan; of one that their owner does not name nothing was ever billed. Fails with {@link Unavailable} when it cannot
     * be asked: then nobody may say 0.
     */
    public Uni<Map<UUID, BillingFigures>> of(Collection<UUID> planIds) {
        if (planIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var question = JsonNodeFactory.instance.objectNode();
        var ids = question.putArray("treatment_plan_ids");
        planIds.forEach(id -> ids.add(id.toString()));
        var passport = clinic.caller().passport().map("Bearer "::concat).orElse(null);
        return payments.billingFigures(passport, question)
                .map(AskBillingFigures::read)
                .onFailure()
                .transform(Unavailable::new);
    }

    private static Map<UUID, BillingFigures> read(JsonNode answer) {
        return each(answer.required("figures"))
                .collect(Collectors.toMap(
                        told -> UUID.fromString(
                                told.required("treatment_plan_id").asText()),
                        told -> new BillingFigures(
                                amount(told.required("billed")),
                                amount(told.required("credited")),
                                told.required("full_bills").asInt(),
                                liabilities(told.required("liabilities")))));
    }

    private static List<Liability> liabilities(JsonNode told) {
        return each(told)
                .map(one -> new Liability(
                        LocalDate.parse(one.required("due_on").asText()),
                        amount(one.required("amount")),
                        one.required("due").asBoolean(),
                        one.required("paid").asBoolean()))
                .toList();
    }

    private static BigDecimal amount(JsonNode told) {
        return told.decimalValue().setScale(2, RoundingMode.HALF_UP);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
