package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Statements;
import org.molaris.events.MolarisEvent;
import org.molaris.events.payment.PaymentPlanEvent;
import org.molaris.web.TraceParent;

/**
 * Leaves what happened to a plan in the outbox, in the words of {@code V002__what_is_told.sql}. To be called when the rows
 * are written.
 */
@ApplicationScoped
class News {

    private static final String PLAN = "select cast(tell_plan(?1, ?2, ?3, cast(?4 as text)) as text)";

    private final CurrentClinic clinic;

    News(CurrentClinic clinic) {
        this.clinic = clinic;
    }

    Uni<Void> of(Class<? extends PaymentPlanEvent> event, UUID planId) {
        return Statements.value(
                        String.class,
                        PLAN,
                        MolarisEvent.typeOf(event),
                        planId,
                        clinic.caller().subject(),
                        TraceParent.current().orElse(null))
                .replaceWithVoid();
    }
}
