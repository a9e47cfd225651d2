package org.molaris.treatment.rest;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.molaris.treatment.settings.ChangeSettings;
import org.molaris.treatment.settings.FindSettings;
import org.molaris.web.OfThePractice;

/** How the clinic wants its treatment plans, of the native API. */
@Path("/api/dental/treatment-settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Treatment plans")
@OfThePractice
public class TreatmentSettingsResource {

    private final FindSettings findSettings;
    private final ChangeSettings changeSettings;

    TreatmentSettingsResource(FindSettings findSettings, ChangeSettings changeSettings) {
        this.findSettings = findSettings;
        this.changeSettings = changeSettings;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "getTreatmentSettings", summary = "How the clinic wants its treatment plans")
    public Uni<TreatmentSettingsView> get() {
        return findSettings.current().map(TreatmentSettingsView::of);
    }

    @PATCH
    @RolesAllowed(OWNER)
    @Operation(operationId = "updateTreatmentSettings", summary = "Change how the clinic wants its treatment plans")
    public Uni<TreatmentSettingsView> update(@NotNull @Valid TreatmentSettingsPatch patch) {
        return changeSettings.handle(patch::onto).map(TreatmentSettingsView::of);
    }
}
