package org.molaris.treatment.opendental;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Listing;
import org.molaris.opendental.OpenDental;
import org.molaris.treatment.catalogue.AddProcedureCode;
import org.molaris.treatment.catalogue.ChangeProcedureCode;
import org.molaris.treatment.catalogue.FindProcedureCodes;
import org.molaris.web.OfThePractice;

/** Open Dental's procedurecodes: the clinic's catalogue. */
@Path(OpenDental.PATH + "/procedurecodes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
@OfThePractice
public class ProcedureCodeResource {

    private final FindProcedureCodes find;
    private final AddProcedureCode add;
    private final ChangeProcedureCode change;

    ProcedureCodeResource(FindProcedureCodes find, AddProcedureCode add, ChangeProcedureCode change) {
        this.find = find;
        this.add = add;
        this.change = change;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "openDentalListProcedureCodes",
            summary = "List the catalogue's procedures in use, oldest first")
    public Uni<List<ProcedureCodeView>> list(
            @Parameter(
                            description = "Changed on or after that moment, by the clinic's clock",
                            example = "2026-03-02 08:00:00")
                    @RestQuery("DateTStamp")
                    String dateTStamp,
            @BeanParam Listing listing,
            @BeanParam Formats formats) {
        formats.at(ZoneOffset.UTC);
        return find.inOrder(Values.dateTime("DateTStamp", dateTStamp), listing.offset(), listing.limit())
                .map(found -> {
                    var writing = formats.at(found.zone());
                    return found.procedures().stream()
                            .map(each -> ProcedureCodeView.of(each, writing))
                            .toList();
                });
    }

    @GET
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalGetProcedureCode", summary = "A procedure of the catalogue")
    public Uni<ProcedureCodeView> get(@RestPath("n") long number, @BeanParam Formats formats) {
        formats.at(ZoneOffset.UTC);
        return ProcedureSentences.said(read(number, formats));
    }

    @POST
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalCreateProcedureCode", summary = "Add a procedure to the catalogue")
    @APIResponseSchema(value = ProcedureCodeView.class, responseCode = "201", responseDescription = "The procedure")
    public Uni<RestResponse<ProcedureCodeView>> create(Body body, @BeanParam Formats formats, UriInfo uri) {
        formats.at(ZoneOffset.UTC);
        // What is wrong with the body is said before anything is looked for.
        ProcedureCodeBody.of(body, null).posted();
        return ProcedureSentences.said(categoryOf(ProcedureCodeBody.categoryIn(body, true))
                .flatMap(category -> add.handle(category.read(body).posted()))
                .flatMap(added -> read(added.number(), formats))
                .map(view -> ResponseBuilder.<ProcedureCodeView>created(uri.getAbsolutePathBuilder()
                                .path(String.valueOf(view.codeNum()))
                                .build())
                        .entity(view)
                        .build()));
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST})
    @Operation(operationId = "openDentalUpdateProcedureCode", summary = "Change a procedure of the catalogue")
    public Uni<ProcedureCodeView> update(@RestPath("n") long number, Body body, @BeanParam Formats formats) {
        formats.at(ZoneOffset.UTC);
        return ProcedureSentences.said(find.numbered(number)
                .flatMap(found -> categoryOf(ProcedureCodeBody.categoryIn(body, false))
                        .flatMap(category -> change.handle(
                                found.procedures().get(0).procedure().id(),
                                OptionalLong.empty(),
                                category.read(body)::onto)))
                .flatMap(changed -> read(number, formats)));
    }

    private Uni<ProcedureCodeView> read(long number, Formats formats) {
        return find.numbered(number)
                .map(found -> ProcedureCodeView.of(found.procedures().get(0), formats.at(found.zone())));
    }

    private Uni<Named> categoryOf(long number) {
        return number == 0
                ? Uni.createFrom().item(new Named(null))
                : find.category(number)
                        .onItem()
                        .ifNull()
                        .failWith(() -> DialectRefused.notFound("ProcCat not found"))
                        .map(Named::new);
    }

    /** A category by its name; null for none. */
    private record Named(String category) {

        ProcedureCodeBody read(Body body) {
            return ProcedureCodeBody.of(body, category);
        }
    }
}
