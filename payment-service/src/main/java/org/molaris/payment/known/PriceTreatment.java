package org.molaris.payment.known;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.web.Unavailable;

/**
 * Asks the owner of treatment plans what one costs, with the caller's own passport: of prices there are no copies here. Fails
 * with {@link Unavailable} when the owner cannot be asked.
 */
@ApplicationScoped
public class PriceTreatment {

    private final TreatmentService treatmentService;
    private final CurrentClinic clinic;

    PriceTreatment(@RestClient TreatmentService treatmentService, CurrentClinic clinic) {
        this.treatmentService = treatmentService;
        this.clinic = clinic;
    }

    /** Empty when its owner knows no such plan. */
    public Uni<Optional<Price>> of(UUID treatmentPlanId) {
        return Uni.createFrom()
                .deferred(() -> treatmentService.priceOf(
                        clinic.caller().passport().map("Bearer "::concat).orElse(null), treatmentPlanId))
                .map(answered ->
                        answered.map(answer -> new Price(money(answer, "discounted_price"), money(answer, "vat"))))
                .onFailure(e -> !(e instanceof Unavailable))
                .transform(Unavailable::new);
    }

    private static BigDecimal money(JsonNode answer, String name) {
        return new BigDecimal(answer.path(name).asText()).setScale(2, RoundingMode.UNNECESSARY);
    }

    /**
     * What a treatment plan costs.
     *
     * @param net less its discounts, without VAT
     * @param vat on that
     */
    public record Price(BigDecimal net, BigDecimal vat) {}
}
