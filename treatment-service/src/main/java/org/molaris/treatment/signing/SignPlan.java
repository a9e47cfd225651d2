package org.molaris.treatment.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.print.Printer;
import org.molaris.treatment.known.ClinicService;
import org.molaris.treatment.known.ClinicService.Paper;
import org.molaris.treatment.plan.FindNumberedPlans;
import org.molaris.treatment.plan.NumberedPlan;
import org.molaris.treatment.plan.PlanRevision;
import org.molaris.treatment.plan.PlanRevision.Stamp;
import org.molaris.treatment.plan.RevisePlan;
import org.molaris.treatment.plan.TreatmentRefused;
import org.molaris.treatment.print.PrintablePlan;
import org.molaris.treatment.settings.FindSettings;
import org.molaris.treatment.settings.TreatmentSettings;
import org.molaris.web.Unavailable;

/**
 * Revises a plan, and signs it when the revision says so. Where the clinic wants it, the signed paper is then one of the
 * patient's documents, which clinic-service keeps.
 *
 * <table>
 * <caption>Step by step</caption>
 * <tr><th>step</th><th>fails</th><th>repeats</th><th>late</th></tr>
 * <tr><td>read the plan and the settings; does the revision fit?</td><td>refused, nothing done</td><td>-</td>
 * <td>what changes from here on until the plan is locked is found by its version</td></tr>
 * <tr><td>print the copy as it will be, its signatures with it</td><td>nothing done</td><td>the same paper, but for its
 * moment</td><td>-</td></tr>
 * <tr><td>have it kept, under an id that follows from the plan, its version and what is said</td><td>503, nothing signed;
 * a paper that was kept although nobody heard of it lies among the patient's documents and harms nobody</td><td>the paper
 * that is there is taken, and its moment: there is never a second one</td><td>-</td></tr>
 * <tr><td>lock the plan, sign it, name the document, tell it</td><td>all or nothing; the paper is there for the next
 * try</td><td>the same request later is a new signature, as Open Dental has it</td><td>a plan that has changed since it
 * was printed is not signed: 400, to be tried again</td></tr>
 * </table>
 */
@ApplicationScoped
public class SignPlan {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss a", Locale.US);

    private final FindNumberedPlans findPlans;
    private final FindSettings findSettings;
    private final RevisePlan revisePlan;
    private final Printer printer;
    private final ClinicService clinicService;
    private final CurrentClinic clinic;
    private final Clock clock;

    SignPlan(
            FindNumberedPlans findPlans,
            FindSettings findSettings,
            RevisePlan revisePlan,
            Printer printer,
            @RestClient ClinicService clinicService,
            CurrentClinic clinic,
            Clock clock) {
        this.findPlans = findPlans;
        this.findSettings = findSettings;
        this.revisePlan = revisePlan;
        this.printer = printer;
        this.clinicService = clinicService;
        this.clinic = clinic;
        this.clock = clock;
    }

    /**
     * Fails with {@link TreatmentRefused} when the clinic has no such plan, or it is not one to be revised so.
     *
     * @param signer who signs, as the signature names it
     */
    public Uni<NumberedPlan> handle(long number, PlanRevision revision, String signer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return findPlans
                .one(number)
                .flatMap(plan -> (revision.concernsThePaper()
                                ? findSettings.current()
                                : Uni.createFrom().item(TreatmentSettings.USUAL))
                        .invoke(settings -> revision.mustFit(plan, settings))
                        .flatMap(settings -> revision.signs() && settings.saveSignedToPdf()
                                ? revisePlan.mustKnow(revision).chain(() -> keepPaper(plan, revision, signer, now))
                                : Uni.createFrom()
                                        .item(new Stamp(
                                                line(signer, now, plan.timeZone()),
                                                now,
                                                null,
                                                null,
                                                OptionalLong.empty())))
                        .flatMap(stamp -> revisePlan.handle(number, revision, stamp)));
    }

    private Uni<Stamp> keepPaper(NumberedPlan read, PlanRevision revision, String signer, Instant now) {
        return findPlans.paper(read.number()).flatMap(paper -> {
            var plan = paper.plan();
            var then = plan.after(revision, line(signer, now, plan.timeZone()), now);
            return printer.print(PrintablePlan.of(paper.of(then)))
                    .flatMap(pdf -> keep(plan, idOf(plan, revision, signer), pdf))
                    .map(kept -> {
                        var at = kept.createdAt().isBefore(now) ? kept.createdAt() : now;
                        return new Stamp(
                                line(signer, at, plan.timeZone()),
                                at,
                                kept.id(),
                                kept.number(),
                                OptionalLong.of(plan.version()));
                    });
        });
    }

    private Uni<Kept> keep(NumberedPlan plan, UUID documentId, byte[] pdf) {
        var passport = clinic.caller().passport().map("Bearer "::concat).orElse(null);
        var name = "treatment-plan-%d.pdf".formatted(plan.number());
        return clinicService
                .keep(
                        passport,
                        plan.patientId(),
                        documentId,
                        new Paper("other", name, Base64.getEncoder().encodeToString(pdf)))
                .map(answer -> new Kept(
                        UUID.fromString(answer.path("id").asText()),
                        answer.path("number").asLong(),
                        Instant.parse(answer.path("created_at").asText())))
                .onFailure()
                .transform(Unavailable::new);
    }

    /** The same for the same signature on the same plan, however often that is tried. */
    private static UUID idOf(NumberedPlan plan, PlanRevision revision, String signer) {
        return UUID.nameUUIDFromBytes("%s %d %s %s"
                .formatted(plan.id(), plan.version(), revision, signer)
                .getBytes(UTF_8));
    }

    /** What stands on the line, by the clinic's clock. */
    private static String line(String signer, Instant at, ZoneId zone) {
        return "Digitally Signed by %s Date Signed: %s".formatted(signer, MOMENT.format(at.atZone(zone)));
    }

    private record Kept(UUID id, long number, Instant createdAt) {}
}
