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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.molaris.clinic.setup.Definition;
import org.molaris.clinic.setup.FindChoices;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Specialty;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Listing;
import org.molaris.opendental.Needs;
import org.molaris.opendental.OpenDental;
import org.molaris.opendental.Permission;
import org.molaris.web.OfThePractice;

/** What is chosen from lists, which Open Dental has in one table whatever it is. */
@Path(OpenDental.PATH + "/definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
@OfThePractice
public class OpenDentalDefinitionsResource {

    private static final int NAME = 200;
    private static final int HIGHEST_CODE = 99;

    private final FindChoices find;
    private final KeepSetup keep;

    OpenDentalDefinitionsResource(FindChoices find, KeepSetup keep) {
        this.find = find;
        this.keep = keep;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(
            operationId = "openDentalListDefinitions",
            summary = "List definitions",
            description = "Those of a category that the clinic does not have are none.")
    public Uni<List<OpenDentalDefinition>> list(
            @RestQuery("Category") String category,
            @RestQuery("includeHidden") String includeHidden,
            @BeanParam Listing listing) {
        var kinds = categories(Values.number("Category", Sent.orNull(category))).stream()
                .map(Categories::kindOf)
                .flatMap(Optional::stream)
                .toList();
        var hiddenToo = Boolean.TRUE.equals(Values.flag("includeHidden", Sent.orNull(includeHidden)));
        return find.list(kinds, hiddenToo, listing.limit(), listing.offset())
                .map(choices -> choices.stream().map(OpenDentalDefinition::of).toList());
    }

    private static List<Category> categories(Long code) {
        if (code == null) {
            return Categories.all();
        }
        return code > HIGHEST_CODE
                ? List.of()
                : Category.of(code.intValue()).map(List::of).orElse(List.of());
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.SETUP)
    @Operation(
            operationId = "openDentalCreateDefinition",
            summary = "Add a definition",
            description = "To TxPriorities, Diagnosis, RecallUnschedStatus, BillingTypes and ProviderSpecialties.")
    @RequestBody(content = @Content(schema = @Schema(implementation = OpenDentalDefinition.class)))
    @APIResponse(responseCode = "201", description = "The definition")
    public Uni<RestResponse<OpenDentalDefinition>> create(Body body, UriInfo uri) {
        var name = Sent.required(body, "ItemName", NAME);
        var label = Values.required("category", body.text("category", NAME));
        var category = Categories.all().stream()
                .filter(known -> known.label().equals(label))
                .findFirst()
                .orElseThrow(() -> DialectRefused.invalid("category"));
        var value = body.text("ItemValue", NAME);
        if (Boolean.TRUE.equals(body.flag("isHidden"))) {
            throw DialectRefused.notSupported("isHidden");
        }
        return added(category, name, value)
                .map(definition -> ResponseBuilder.<OpenDentalDefinition>created(uri.getAbsolutePathBuilder()
                                .path(String.valueOf(definition.defNum()))
                                .build())
                        .entity(definition)
                        .build());
    }

    private Uni<OpenDentalDefinition> added(Category category, String name, String value) {
        var defined = Categories.definedIn(category);
        if (defined.isPresent()) {
            return keep.add(Kind.DEFINITION, new Definition(defined.get(), name, value, 0))
                    .map(kept -> OpenDentalDefinition.of(
                            category,
                            kept.number(),
                            kept.details().name(),
                            kept.details().value(),
                            false));
        }
        if (category != Category.PROVIDER_SPECIALTIES || (value != null && !value.isBlank())) {
            throw DialectRefused.badRequest(
                    category == Category.PROVIDER_SPECIALTIES
                            ? "ItemValue is not supported."
                            : "category " + category.label() + " cannot be extended.");
        }
        return keep.add(Kind.SPECIALTY, new Specialty(name, 0))
                .map(kept -> OpenDentalDefinition.of(
                        category, kept.number(), kept.details().name(), null, false));
    }
}
