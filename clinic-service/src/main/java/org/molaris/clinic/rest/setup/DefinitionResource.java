package org.molaris.clinic.rest.setup;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.setup.Definition;
import org.molaris.clinic.setup.DefinitionCategory;
import org.molaris.clinic.setup.Filter;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** The clinic's own words for what is chosen from a list. */
@Path("/api/dental/definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Definitions")
public class DefinitionResource
        extends SetupResource<Definition, DefinitionResource.NewDefinition, DefinitionResource.DefinitionPatch> {

    DefinitionResource(KeepSetup keep, FindInSetup find) {
        super(Kind.DEFINITION, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listDefinitions", summary = "List definitions, newest first")
    public Uni<RestResponse<DefinitionList>> list(
            @RestQuery("category") DefinitionCategory category,
            @RestQuery("include_deleted") Boolean includeDeleted,
            @BeanParam Paging paging,
            UriInfo uri) {
        return list(DefinitionList::new, includeDeleted, paging, uri, Filter.inCategory(category));
    }

    record NewDefinition(
            @NotNull DefinitionCategory category,
            @NotBlank @Text(max = 200) String name,
            @Text(max = 200) String value,
            @PositiveOrZero Integer sequence)
            implements NewThing<Definition> {

        @Override
        public Definition toDetails() {
            return new Definition(category, name, value, Objects.requireNonNullElse(sequence, 0));
        }
    }

    /** The category stays: a word of another one is another word. */
    @AtLeastOneField
    record DefinitionPatch(
            JsonNullable<@NotBlank @Text(max = 200) String> name,
            JsonNullable<@Text(max = 200) String> value,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<Definition> {

        @Override
        public Definition onto(Definition definition) {
            return new Definition(
                    definition.category(),
                    name.orElse(definition.name()),
                    value.orElse(definition.value()),
                    sequence.orElse(definition.sequence()));
        }
    }

    record DefinitionList(
            List<View<Definition>> definitions,
            @JsonUnwrapped PageView paging) {}
}
