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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
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
import org.molaris.clinic.setup.CustomField;
import org.molaris.clinic.setup.FieldType;
import org.molaris.clinic.setup.Filter;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.RecordType;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** What a clinic writes down beyond the fields that all have. */
@Path("/api/dental/custom-fields")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Custom fields")
public class CustomFieldResource
        extends SetupResource<CustomField, CustomFieldResource.NewCustomField, CustomFieldResource.CustomFieldPatch> {

    CustomFieldResource(KeepSetup keep, FindInSetup find) {
        super(Kind.CUSTOM_FIELD, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listCustomFields", summary = "List custom fields, newest first")
    public Uni<RestResponse<CustomFieldList>> list(
            @RestQuery("object_type") @Pattern(regexp = "patient", message = "must be patient") String objectType,
            @RestQuery("include_deleted") Boolean includeDeleted,
            @BeanParam Paging paging,
            UriInfo uri) {
        return list(CustomFieldList::new, includeDeleted, paging, uri, Filter.onRecordsOf(objectType));
    }

    record NewCustomField(
            RecordType objectType,

            @NotNull
            @Pattern(regexp = "[A-Za-z]\\w{0,62}", message = "must be a letter, then at most 62 letters, digits and _")
            String technicalName,

            @NotBlank @Text(max = 200) String label,
            @NotNull FieldType type,
            @Size(max = 1000) List<@NotBlank @Text(max = 200) String> choices,
            @PositiveOrZero Integer sequence)
            implements NewThing<CustomField> {

        @Override
        public CustomField toDetails() {
            return new CustomField(
                    Objects.requireNonNullElse(objectType, RecordType.PATIENT),
                    technicalName,
                    label,
                    type,
                    choices,
                    Objects.requireNonNullElse(sequence, 0));
        }
    }

    @AtLeastOneField
    record CustomFieldPatch(
            JsonNullable<@NotBlank @Text(max = 200) String> label,
            JsonNullable<@Size(max = 1000) List<@NotBlank @Text(max = 200) String>> choices,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<CustomField> {

        @Override
        public CustomField onto(CustomField field) {
            return new CustomField(
                    field.objectType(),
                    field.technicalName(),
                    label.orElse(field.label()),
                    field.type(),
                    choices.orElse(field.choices()),
                    sequence.orElse(field.sequence()));
        }
    }

    record CustomFieldList(
            List<View<CustomField>> customFields,
            @JsonUnwrapped PageView paging) {}
}
