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
import org.molaris.clinic.rest.form.HexColor;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.setup.Color;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.web.AtLeastOneField;
import org.molaris.web.Paging;
import org.openapitools.jackson.nullable.JsonNullable;

/** The colours of the agenda. */
@Path("/api/dental/colors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Colors")
public class ColorResource extends SetupResource<Color, ColorResource.NewColor, ColorResource.ColorPatch> {

    ColorResource(KeepSetup keep, FindInSetup find) {
        super(Kind.COLOR, keep, find);
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "listColors", summary = "List colors, newest first")
    public Uni<RestResponse<ColorList>> list(
            @RestQuery("include_deleted") Boolean includeDeleted, @BeanParam Paging paging, UriInfo uri) {
        return list(ColorList::new, includeDeleted, paging, uri);
    }

    record NewColor(
            @NotBlank @Text(max = 200) String name,
            @NotNull @HexColor String value,
            @PositiveOrZero Integer sequence) implements NewThing<Color> {

        @Override
        public Color toDetails() {
            return new Color(name, value, null, Objects.requireNonNullElse(sequence, 0));
        }
    }

    @AtLeastOneField
    record ColorPatch(
            JsonNullable<@NotBlank @Text(max = 200) String> name,
            JsonNullable<@NotNull @HexColor String> value,
            JsonNullable<@NotNull @PositiveOrZero Integer> sequence)
            implements ThingPatch<Color> {

        @Override
        public Color onto(Color color) {
            return new Color(
                    name.orElse(color.name()),
                    value.orElse(color.value()),
                    color.textColor(),
                    sequence.orElse(color.sequence()));
        }
    }

    record ColorList(
            List<View<Color>> colors, @JsonUnwrapped PageView paging) {}
}
