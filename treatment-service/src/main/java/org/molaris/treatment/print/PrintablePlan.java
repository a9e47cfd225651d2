package org.molaris.treatment.print;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.molaris.data.LowerCaseName;
import org.molaris.print.ClinicOnPaper;
import org.molaris.print.Paper;
import org.molaris.print.PaperLanguage;
import org.molaris.print.Printable;
import org.molaris.treatment.plan.NamedPlan;
import org.molaris.treatment.plan.SavedItem;
import org.molaris.treatment.plan.SavedPaper;
import org.molaris.treatment.plan.StepDetails;

/**
 * A treatment plan with all that its paper says.
 *
 * @param operatorName who treats; null when nobody is named
 * @param status in the native words, such as {@code active}
 * @param estimatedTotal null when nobody estimated it
 * @param notes null when there are none
 * @param steps in their order
 * @param signed how a frozen copy is signed, and what it says of money; null of a plan that is worked on
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
        List<Step> steps,
        Signed signed)
        implements Printable {

    /** One that is worked on. */
    public PrintablePlan(
            ClinicOnPaper clinic,
            String patientName,
            String operatorName,
            long number,
            String title,
            String status,
            Instant createdAt,
            BigDecimal estimatedTotal,
            String notes,
            List<Step> steps) {
        this(clinic, patientName, operatorName, number, title, status, createdAt, estimatedTotal, notes, steps, null);
    }

    /** A frozen copy as it was read. */
    public static PrintablePlan of(SavedPaper paper) {
        var plan = paper.plan();
        return new PrintablePlan(
                new ClinicOnPaper(
                        paper.clinicName(), paper.clinicPhone(), paper.language(), paper.currency(), plan.timeZone()),
                paper.patientName(),
                paper.operatorName(),
                plan.number(),
                plan.title(),
                "saved",
                plan.createdAt(),
                paper.estimatedTotal(),
                plan.notes(),
                paper.items().stream().map(Step::of).toList(),
                Signed.of(paper));
    }

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
     * One line of the plan; everything but order and procedure may be null.
     *
     * @param status in the native words, such as {@code pending}; none in a frozen copy
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

        static Step of(SavedItem item) {
            return new Step(
                    item.itemOrder(), item.name(), item.code(), item.tooth(), item.surface(), item.fee(), null, null);
        }

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

    /**
     * What a frozen copy says beside its steps.
     *
     * @param day the day that it bears
     * @param patientName the typed name of who signs for the patient; null when not said
     * @param patientSignature null while nobody has signed
     * @param practiceName the typed name of who signs for the practice; null when not said
     * @param insurance what insurances are expected to pay
     * @param patientPays what is left for the patient
     */
    public record Signed(
            LocalDate day,
            String patientName,
            String patientSignature,
            String practiceName,
            String practiceSignature,
            BigDecimal discount,
            BigDecimal insurance,
            BigDecimal patientPays) {

        static Signed of(SavedPaper paper) {
            var plan = paper.plan();
            return new Signed(
                    plan.savedOn(),
                    plan.signatureText(),
                    plan.signature(),
                    plan.practiceSignatureText(),
                    plan.practiceSignature(),
                    sum(paper, SavedItem::discount),
                    sum(paper, SavedItem::primaryInsurance).add(sum(paper, SavedItem::secondaryInsurance)),
                    sum(paper, SavedItem::patientAmount));
        }

        private static BigDecimal sum(SavedPaper paper, Function<SavedItem, BigDecimal> amount) {
            return paper.items().stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Whether the patient is to pay something else than the sum of the steps. */
        boolean takesOff() {
            return discount.signum() > 0 || insurance.signum() > 0;
        }
    }
}
