package org.molaris.clinic.alfadocs;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Many;
import org.molaris.alfadocs.Needs;
import org.molaris.alfadocs.One;
import org.molaris.clinic.setup.Filter;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.dialect.Body;
import org.molaris.dialect.Values;
import org.molaris.web.OfThePractice;

/** What the clinic writes down beyond the fields that all have, as AlfaDocs has it: of patients alone. */
@Path(AlfaDocs.ARCHIVE + "/custom-fields")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = AlfaDocs.TAG)
@OfThePractice
public class AlfaDocsCustomFieldsResource {

    private static final int LONGEST_WORD = 100;

    private final FindNumbered find;
    private final KeepSetup keep;

    AlfaDocsCustomFieldsResource(FindNumbered find, KeepSetup keep) {
        this.find = find;
        this.keep = keep;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Needs("custom-field:list")
    @Operation(operationId = "alfaDocsListCustomFields", summary = "List custom fields")
    public Uni<Many<AlfaDocsCustomField>> list(
            @Parameter(description = "patient; there are none of others") @RestQuery("objectType") String objectType) {
        var of = Values.text("objectType", Asked.orNull(objectType), LONGEST_WORD);
        return find.all(Kind.CUSTOM_FIELD, false, Filter.onRecordsOf(of))
                .map(found -> Many.of(found.stream()
                        .map(field -> AlfaDocsCustomField.of(field.kept()))
                        .toList()));
    }

    @POST
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs("custom-field:create")
    @Operation(operationId = "alfaDocsCreateCustomField", summary = "Add a custom field")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = """
                                    {"objectType": "patient", "label": "Height", "technicalName": "height", "type": "dropdown",
                                     "choices": ["up to 150 cm", "more"], "sequenceNumber": 1}"""))
    @APIResponse(responseCode = "201", description = "The custom field")
    public Uni<RestResponse<One<AlfaDocsCustomField>>> create(Body body) {
        return keep.add(Kind.CUSTOM_FIELD, CustomFieldForm.in(body))
                .map(AlfaDocsCustomField::of)
                .map(added -> RestResponse.status(RestResponse.Status.CREATED, One.of(added)));
    }
}
