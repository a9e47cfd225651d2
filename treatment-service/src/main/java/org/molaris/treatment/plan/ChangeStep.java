package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.molaris.data.ClinicTransaction;
import org.molaris.events.treatment.TreatmentStepCompleted;
import org.molaris.events.treatment.TreatmentStepUpdated;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.plan.References.Visitor;

/**
 * Says of a step something else than before. What concerns its procedure holds in every plan in which that stands; its
 * place, its notes, and whether it is left out are its own plan's alone.
 */
@ApplicationScoped
public class ChangeStep {

    private final KnownThings known;
    private final PlanSteps steps;
    private final News news;
    private final ClinicTransaction transaction;

    ChangeStep(KnownThings known, PlanSteps steps, News news, ClinicTransaction transaction) {
        this.known = known;
        this.steps = steps;
        this.news = news;
        this.transaction = transaction;
    }

    /**
     * Makes the change if the step still has the expected version, or whatever it has when none is expected.
     *
     * @param change sees what is said now, with no status; it is also tried on nothing, to see what it names
     */
    public Uni<StepDetails> handle(UUID stepId, OptionalLong expected, UnaryOperator<StepTerms> change) {
        var named = change.apply(StepTerms.NOTHING).appointmentId();
        return known.bringAppointment(named)
                .chain(() -> transaction.run(() -> References.visitorOf(named)
                        .flatMap(visitor -> steps.hold(stepId, expected)
                                .flatMap(step -> change(step, change.apply(step.terms()), visitor)))));
    }

    private Uni<StepDetails> change(StepDetails step, StepTerms wanted, Visitor visitor) {
        boolean moves = !Objects.equals(wanted.stepOrder(), step.stepOrder());
        var said = wanted.status() == step.status() && sameVisit(step, wanted) ? null : wanted.status();
        boolean procedureChanges =
                said != null || !wanted.ofProcedure().equals(step.terms().ofProcedure());
        boolean itemChanges = said != null
                || !Objects.equals(wanted.notes(), step.notes())
                || !Objects.equals(wanted.priority(), step.priority());
        if (!moves && !procedureChanges && !itemChanges) {
            return Uni.createFrom().item(step);
        }
        if (!sameVisit(step, wanted)) {
            visitor.mustBe(step.patientId());
        }
        boolean skipped = (said == null ? step.status() : said) == StepStatus.SKIPPED;
        return (moves ? steps.move(step, wanted.stepOrder()) : Uni.createFrom().voidItem())
                .chain(() -> itemChanges
                        ? steps.changeItem(step.id(), skipped, wanted.notes(), wanted.priority())
                        : Uni.createFrom().voidItem())
                .chain(() -> procedureChanges
                        ? changeProcedure(step, wanted, said)
                        : Uni.createFrom().item(false))
                .flatMap(changed -> tell(step, changed))
                .chain(() -> steps.one(step.id()));
    }

    private static boolean sameVisit(StepDetails step, StepTerms wanted) {
        return Objects.equals(wanted.appointmentId(), step.appointmentId());
    }

    /** Whether it is otherwise now. */
    private Uni<Boolean> changeProcedure(StepDetails step, StepTerms wanted, StepStatus said) {
        return ofProcedure(step, said).flatMap(status -> steps.changeProcedure(step.procedureId(), wanted, status));
    }

    /**
     * What is left out was not done, and what is taken up again is to be done, unless another plan counts on the procedure:
     * then that stands as it does there.
     */
    private Uni<StepStatus> ofProcedure(StepDetails step, StepStatus said) {
        boolean leftOut = said == StepStatus.SKIPPED;
        boolean takenUp = said != null && said != StepStatus.COMPLETED && step.status() == StepStatus.SKIPPED;
        if (!leftOut && !takenUp) {
            return Uni.createFrom().item(said);
        }
        var alone = takenUp ? said : step.status() == StepStatus.COMPLETED ? StepStatus.PENDING : null;
        return steps.countsElsewhere(step).map(counts -> counts ? null : alone);
    }

    /** Of every step that stands for the procedure when that has changed; of this one alone otherwise. */
    private Uni<Void> tell(StepDetails before, boolean ofProcedure) {
        return steps.one(before.id())
                .map(after -> before.status() != StepStatus.COMPLETED && after.status() == StepStatus.COMPLETED)
                .flatMap(completed -> ofProcedure
                        ? news.ofProcedure(before.procedureId(), completed)
                        : steps.touch(before)
                                .chain(() -> news.ofStep(
                                        completed ? TreatmentStepCompleted.class : TreatmentStepUpdated.class,
                                        before.id())));
    }
}
