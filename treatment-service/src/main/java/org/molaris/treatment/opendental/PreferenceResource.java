package org.molaris.treatment.opendental;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.opendental.Listing;
import org.molaris.opendental.OpenDental;
import org.molaris.treatment.settings.FindSettings;
import org.molaris.web.OfThePractice;

/** Open Dental's preferences, as far as they concern treatment plans; others are not there. */
@Path(OpenDental.PATH + "/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
@OfThePractice
public class PreferenceResource {

    private final FindSettings findSettings;

    PreferenceResource(FindSettings findSettings) {
        this.findSettings = findSettings;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListPreferences", summary = "List the preferences of treatment plans")
    public Uni<List<PreferenceView>> list(
            @Parameter(description = "The one of that name") @RestQuery("PrefName") String prefName,
            @BeanParam Listing listing) {
        long offset = listing.offset();
        int limit = listing.limit();
        return findSettings
                .current()
                .map(settings -> PreferenceView.of(settings).stream()
                        .filter(preference ->
                                prefName == null || preference.prefName().equals(prefName))
                        .skip(offset)
                        .limit(limit)
                        .toList());
    }
}
