package org.molaris.recall.opendental;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.Wording;
import org.molaris.web.ApiError;

/** What the rules of campaigns refuse, in Open Dental's words. */
@ApplicationScoped
class RecallWording implements Wording {

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case "CAMPAIGN_NOT_FOUND" -> DialectRefused.notFound("RecallType not found");
                    case "UNKNOWN_PATIENT" -> DialectRefused.notFound("Patient not found");
                    default -> null;
                });
    }
}
