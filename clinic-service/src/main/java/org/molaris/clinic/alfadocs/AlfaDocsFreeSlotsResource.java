package org.molaris.clinic.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.Times;
import org.molaris.clinic.agenda.AppointmentRefused;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.clinic.agenda.FindSlots;
import org.molaris.clinic.agenda.FindSlots.Edge;
import org.molaris.clinic.agenda.FindSlots.Query;
import org.molaris.clinic.agenda.FindSlots.Slots;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.web.OfThePractice;

/** When somebody could come, as AlfaDocs has it. */
@Path(AlfaDocs.ARCHIVE + "/free-slots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
@OfThePractice
public class AlfaDocsFreeSlotsResource {

    private static final int MOST = 10_000;
    private static final int DAY_ALONE = "yyyy-MM-dd".length();
    private static final String WITH_OFFSET = ".*(Z|[+-]\\d\\d:\\d\\d)";

    private final FindSlots findSlots;

    AlfaDocsFreeSlotsResource(FindSlots findSlots) {
        this.findSlots = findSlots;
    }

    @GET
    @Path("/{startDate}")
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("free-slot:list")
    @Operation(
            operationId = "alfaDocsListFreeSlots",
            summary = "Find free times: opening hours less appointments and blocks")
    public Uni<Many<AlfaDocsFreeSlot>> list(
            @Parameter(description = "A day, or a moment by the clinic's clock") @RestPath("startDate")
                    String startDate,
            @Parameter(description = "A day, which counts whole, or a moment; a week later when absent")
                    @RestQuery("endDate")
                    String endDate,
            @Parameter(description = "In minutes", required = true, schema = @Schema(implementation = Integer.class))
                    @RestQuery("duration")
                    String duration,
            @Parameter(description = "With commas between; all when absent", example = "1,2,3")
                    @RestQuery("operatorIds")
                    String operatorIds) {
        return findSlots
                .handle(new Query(
                        edge("startDate", startDate),
                        edge("endDate", Asked.orNull(endDate)),
                        Minutes.checked("duration", Values.number("duration", Asked.required("duration", duration))),
                        Set.of(),
                        operators(Asked.orNull(operatorIds)),
                        null,
                        null,
                        null,
                        null,
                        false,
                        MOST))
                .onFailure(AlfaDocsFreeSlotsResource::isOfTheWindow)
                .transform(e -> DialectRefused.badRequest(
                        "endDate must be after startDate, and no more than 62 days after it."))
                .map(AlfaDocsFreeSlotsResource::written);
    }

    private static boolean isOfTheWindow(Throwable failure) {
        return failure instanceof AppointmentRefused refused && refused.reason() == Reason.IMPOSSIBLE_WINDOW;
    }

    private static Many<AlfaDocsFreeSlot> written(Slots found) {
        if (found.more()) {
            throw DialectRefused.badRequest(
                    "There are more than %d free slots: ask for fewer days or operators.".formatted(MOST));
        }
        return Many.of(found.slots().stream()
                .map(slot -> AlfaDocsFreeSlot.of(slot, found.zone()))
                .toList());
    }

    private static Edge edge(String name, String text) {
        if (text == null) {
            return null;
        }
        if (text.length() <= DAY_ALONE) {
            return Edge.on(Moments.ofThisAge(name, Values.date(name, text)));
        }
        if (text.matches(WITH_OFFSET)) {
            return Edge.at(Moments.ofThisAge(name, Times.instant(name, text, ZoneOffset.UTC)));
        }
        return Edge.when(Moments.ofThisAge(name, Values.dateTime(name, text.replace('T', ' '))));
    }

    private static Set<Long> operators(String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(",", -1))
                        .map(number -> Values.number("operatorIds", number))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
