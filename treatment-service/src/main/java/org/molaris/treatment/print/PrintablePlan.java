package org.molaris.treatment.print;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.molaris.data.LowerCaseName;
import org.molaris.print.ClinicOnPaper;
import org.molaris.print.Paper;
import org.molaris.print.PaperLanguage;
import org.molaris.print.Printable;
import org.molaris.treatment.plan.NamedPlan;
import org.molaris.treatment.plan.StepDetails;

/**
 * A treatment plan with all that its paper says.
 *
 * @param operatorName who treats; null when nobody is named
 * @param status in the native words, such as {@code active}
 * @param estimatedTotal null when nobody estimated it
 * @param notes null when there are none
 * @param steps in their order
 */
public record PrintablePlan(
        ClinicOnPaper clinic,
        String patientName,
        String operatorName,
        long number,
        String title,
        String status,
        Instant createdAt,
        BigDecimal estimatedTotal,
        String notes,
        List<Step> steps)
        implements Printable {

    /**
     * A plan as it was read.
     *
     * @param stepNotes whether to show what is noted of each step, which those who treat write for each other
     */
    public static PrintablePlan of(NamedPlan named, boolean stepNotes) {
        var plan = named.found().plan();
        return new PrintablePlan(
                new ClinicOnPaper(
                        named.clinicName(), named.clinicPhone(), named.language(), named.currency(), named.zone()),
                named.patientName(),
                named.operatorName(),
                plan.number(),
                plan.terms().title(),
                LowerCaseName.of(plan.terms().status()),
                plan.createdAt(),
                plan.terms().estimatedTotal(),
                plan.terms().notes(),
                named.found().steps().stream()
                        .map(step -> Step.of(step, stepNotes))
                        .toList());
    }

    /** Keeps the steps as they are now. */
    public PrintablePlan {
        steps = List.copyOf(steps);
    }

    @Override
    public String title(PaperLanguage language) {
        return title;
    }

    @Override
    public String foot(PaperLanguage language) {
        return heading(language) + "  ·  " + patientName;
    }

    @Override
    public void writeOn(Paper paper) {
        new PlanLayout(paper, this).add();
    }

    /** What it is, by its number. */
    String heading(PaperLanguage language) {
        return language.sentence("title", number);
    }

    /** What the steps cost together, as far as they have a price. */
    BigDecimal stepsTotal() {
        return steps.stream().map(Step::cost).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * One line of the plan; everything but order, procedure and status may be null.
     *
     * @param status in the native words, such as {@code pending}
     */
    public record Step(
            int order,
            String procedure,
            String code,
            String tooth,
            String surface,
            BigDecimal cost,
            String status,
            String notes) {

        static Step of(StepDetails step, boolean notes) {
            return new Step(
                    step.stepOrder(),
                    step.procedure(),
                    step.procedureCode(),
                    step.tooth(),
                    step.surface(),
                    step.estimatedCost(),
                    LowerCaseName.of(step.status()),
                    notes ? step.notes() : null);
        }
    }
}
