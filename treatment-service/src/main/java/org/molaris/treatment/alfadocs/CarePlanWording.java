package org.molaris.treatment.alfadocs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.molaris.alfadocs.Wording;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** How refusals sound that are about plans and what is asked for by its number. */
@ApplicationScoped
class CarePlanWording implements Wording {

    private static final Map<String, DialectRefused> WORDED = Map.of(
            "PLAN_NOT_FOUND", DialectRefused.notFound("Care plan not found"),
            "STEP_NOT_FOUND", DialectRefused.notFound("Care plan entry not found"),
            "UNKNOWN_PATIENT", DialectRefused.notFound("Patient not found"),
            "UNKNOWN_APPOINTMENT", DialectRefused.notFound("Appointment not found"));

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(WORDED.get(error.code()));
    }
}
