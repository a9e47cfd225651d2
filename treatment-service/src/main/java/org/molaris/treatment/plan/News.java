package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.LowerCaseName;
import org.molaris.data.Statements;
import org.molaris.events.Change;
import org.molaris.events.MolarisEvent;
import org.molaris.events.treatment.TreatmentPlanEvent;
import org.molaris.web.TraceParent;

/**
 * Leaves what happened in the outbox. The schema itself writes what is told (see {@code V004__what_is_told.sql}), so that it
 * is the same whether somebody here or an event from elsewhere was the cause. To be called when the rows are written.
 */
@ApplicationScoped
class News {

    private static final String PLAN =
            "select cast(tell_plan(?1, ?2, cast(cast(?3 as text) as jsonb), ?4, cast(?5 as text)) as text)";
    private static final String STEP = "select cast(tell_step(?1, ?2, ?3, cast(?4 as text)) as text)";
    private static final String PROCEDURE = """
            select cast(procedures_changed(cast(cast(?1 as text) as uuid[]), cast(cast(?2 as text) as uuid[]), ?3,
                                           cast(?4 as text)) as text)""";

    private static final String ALONE = "select cast(tell_procedure(?1, ?2, ?3, cast(?4 as text)) as text)";

    private static final String LEAVE = "select cast(leave_plans(?1, ?2, cast(?3 as text)) as text)";

    private final CurrentClinic clinic;

    News(CurrentClinic clinic) {
        this.clinic = clinic;
    }

    Uni<Void> ofPlan(Class<? extends TreatmentPlanEvent> event, UUID planId) {
        return ofPlan(event, planId, "{}");
    }

    /**
     * Of a plan and what is no longer there to be read.
     *
     * @param beside a JSON object
     */
    Uni<Void> ofPlan(Class<? extends TreatmentPlanEvent> event, UUID planId, String beside) {
        return Statements.value(String.class, PLAN, MolarisEvent.typeOf(event), planId, beside, actor(), traceParent())
                .replaceWithVoid();
    }

    Uni<Void> ofStep(Class<? extends TreatmentPlanEvent> event, UUID stepId) {
        return Statements.value(String.class, STEP, MolarisEvent.typeOf(event), stepId, actor(), traceParent())
                .replaceWithVoid();
    }

    /** Of every step that stands for the procedure: they and their plans are of a new version with it. */
    Uni<Void> ofProcedure(UUID procedureId, boolean justDone) {
        var changed = List.of(procedureId);
        return Statements.value(
                        String.class,
                        PROCEDURE,
                        array(changed),
                        array(justDone ? changed : List.of()),
                        actor(),
                        traceParent())
                .replaceWithVoid();
    }

    /** Of a procedure itself, as it is now. */
    Uni<Void> ofProcedure(Change change, UUID procedureId) {
        return Statements.value(String.class, ALONE, LowerCaseName.of(change), procedureId, actor(), traceParent())
                .replaceWithVoid();
    }

    /** Takes a procedure out of every plan in which it stands, and tells of each step that goes. */
    Uni<Void> ofLeaving(UUID procedureId) {
        return Statements.value(String.class, LEAVE, procedureId, actor(), traceParent())
                .replaceWithVoid();
    }

    private String actor() {
        return clinic.caller().subject();
    }

    private static String traceParent() {
        return TraceParent.current().orElse(null);
    }

    private static String array(List<UUID> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }
}
