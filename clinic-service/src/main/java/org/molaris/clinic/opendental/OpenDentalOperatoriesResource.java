package org.molaris.clinic.opendental;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.Kind;
import org.molaris.dialect.Values;
import org.molaris.opendental.Listing;
import org.molaris.opendental.OpenDental;
import org.molaris.web.OfThePractice;

/** Where patients are treated, as Open Dental has it. */
@Path(OpenDental.PATH + "/operatories")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
@Tag(name = OpenDental.TAG)
@OfThePractice
public class OpenDentalOperatoriesResource {

    private final FindNumbered find;

    OpenDentalOperatoriesResource(FindNumbered find) {
        this.find = find;
    }

    @GET
    @Path(OpenDental.NUMBER)
    @Operation(operationId = "openDentalGetOperatory", summary = "An operatory, a deleted one too")
    public Uni<OpenDentalOperatory> get(@RestPath("n") long n) {
        return find.one(Kind.CHAIR, n).map(OpenDentalOperatory::of);
    }

    @GET
    @Operation(operationId = "openDentalListOperatories", summary = "List operatories, deleted ones as hidden")
    public Uni<List<OpenDentalOperatory>> list(@RestQuery("ClinicNum") String clinicNum, @BeanParam Listing listing) {
        var branch = Values.number("ClinicNum", Sent.orNull(clinicNum));
        return find.list(Kind.CHAIR, true, null, branch, listing.limit(), listing.offset())
                .map(chairs -> chairs.stream().map(OpenDentalOperatory::of).toList());
    }
}
