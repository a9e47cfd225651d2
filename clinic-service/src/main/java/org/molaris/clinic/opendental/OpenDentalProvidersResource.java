package org.molaris.clinic.opendental;

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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.setup.FindChoices;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kept;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
import org.molaris.clinic.setup.Operator;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Listing;
import org.molaris.opendental.Needs;
import org.molaris.opendental.OpenDental;
import org.molaris.opendental.Permission;
import org.molaris.web.OfThePractice;
import org.molaris.web.Paging;

/** Who treats patients, as Open Dental has them. Nobody is restricted to a branch here. */
@Path(OpenDental.PATH + "/providers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
@OfThePractice
public class OpenDentalProvidersResource {

    /** Where the page tells no time. */
    private static final String NO_TIME = "";

    private final FindNumbered find;
    private final FindInSetup findInSetup;
    private final FindChoices findChoices;
    private final KeepSetup keep;

    OpenDentalProvidersResource(FindNumbered find, FindInSetup findInSetup, FindChoices findChoices, KeepSetup keep) {
        this.find = find;
        this.findInSetup = findInSetup;
        this.findChoices = findChoices;
        this.keep = keep;
    }

    @GET
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalGetProvider", summary = "A provider, a deleted one too")
    public Uni<OpenDentalProvider> get(@RestPath("n") long n, @BeanParam Formats formats) {
        return find.one(Kind.OPERATOR, n).map(provider -> withTime(provider, formats));
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "openDentalListProviders",
            summary = "List providers, with what has changed since a moment",
            description = "Deleted ones are listed as such, but not with ClinicNum.")
    public Uni<List<OpenDentalProvider>> list(
            @RestQuery("ClinicNum") String clinicNum,
            @RestQuery("DateTStamp") String dateTStamp,
            @BeanParam Listing listing,
            @BeanParam Formats formats) {
        var branch = Values.number("ClinicNum", Sent.orNull(clinicNum));
        var since = Values.dateTime("DateTStamp", Sent.orNull(dateTStamp));
        if (branch == null) {
            return find.list(Kind.OPERATOR, true, since, null, listing.limit(), listing.offset())
                    .map(providers -> providers.stream()
                            .map(provider -> withTime(provider, formats))
                            .toList());
        }
        return mustBeThere(branch)
                .chain(() -> find.list(Kind.OPERATOR, false, since, null, listing.limit(), listing.offset()))
                .map(providers -> providers.stream()
                        .map(provider -> withoutTime(provider, formats))
                        .toList());
    }

    private Uni<?> mustBeThere(long branch) {
        return branch == 0 ? Uni.createFrom().voidItem() : findInSetup.numbered(Kind.BRANCH, branch);
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.SETUP)
    @Operation(operationId = "openDentalCreateProvider", summary = "Add a provider")
    @RequestBody(content = @Content(schema = @Schema(implementation = OpenDentalProvider.class)))
    @APIResponse(responseCode = "201", description = "The provider")
    public Uni<RestResponse<OpenDentalProvider>> create(Body body, @BeanParam Formats formats, UriInfo uri) {
        var form = ProviderForm.ofNew(body);
        return (form.namesASpecialty() ? specialty(form.specialty()) : firstSpecialty())
                .flatMap(specialty -> keep.add(Kind.OPERATOR, form.ofNobody(specialty.orElse(null))))
                .flatMap(kept -> find.one(Kind.OPERATOR, kept.number()))
                .map(provider -> ResponseBuilder.<OpenDentalProvider>created(uri.getAbsolutePathBuilder()
                                .path(String.valueOf(provider.kept().number()))
                                .build())
                        .entity(withoutTime(provider, formats))
                        .build());
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.SETUP)
    @Operation(operationId = "openDentalUpdateProvider", summary = "Change a provider")
    @RequestBody(content = @Content(schema = @Schema(implementation = OpenDentalProvider.class)))
    public Uni<OpenDentalProvider> update(@RestPath("n") long n, Body body, @BeanParam Formats formats) {
        var form = ProviderForm.of(body);
        return findInSetup
                .numbered(Kind.OPERATOR, n)
                .flatMap(
                        provider -> specialty(form.specialty()).flatMap(specialty -> change(provider, form, specialty)))
                .flatMap(changed -> find.one(Kind.OPERATOR, n))
                .map(provider -> withoutTime(provider, formats));
    }

    private Uni<Kept<Operator>> change(Kept<Operator> provider, ProviderForm form, Optional<UUID> specialty) {
        return keep.change(
                Kind.OPERATOR, provider.id(), OptionalLong.empty(), known -> form.onto(known, specialty.orElse(null)));
    }

    /** Empty for number 0. */
    private Uni<Optional<UUID>> specialty(long number) {
        return number == 0
                ? Uni.createFrom().item(Optional.empty())
                : findInSetup.numbered(Kind.SPECIALTY, number).map(found -> {
                    if (found.deletedAt() != null) {
                        throw DialectRefused.notFound("Specialty not found");
                    }
                    return Optional.of(found.id());
                });
    }

    /** What a new provider has unless said otherwise; empty where the clinic has none. */
    private Uni<Optional<UUID>> firstSpecialty() {
        return findChoices
                .list(List.of(FindChoices.SPECIALTY), false, 1, 0)
                .flatMap(specialties ->
                        specialty(specialties.isEmpty() ? 0 : specialties.get(0).number()));
    }

    private static OpenDentalProvider withTime(Numbered<Operator> provider, Formats formats) {
        var writing = formats.at(provider.zone());
        return OpenDentalProvider.of(
                provider, writing, writing.dateTime(provider.readAt().minus(Paging.LONGEST_TRANSACTION)));
    }

    private static OpenDentalProvider withoutTime(Numbered<Operator> provider, Formats formats) {
        return OpenDentalProvider.of(provider, formats.at(provider.zone()), NO_TIME);
    }
}
