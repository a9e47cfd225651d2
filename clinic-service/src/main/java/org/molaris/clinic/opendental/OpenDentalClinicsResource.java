package org.molaris.clinic.opendental;

import static org.molaris.auth.Roles.DENTIST;
import static org.molaris.auth.Roles.OWNER;
import static org.molaris.auth.Roles.RECEPTIONIST;
import static org.molaris.auth.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.molaris.clinic.patient.PhoneNumbers;
import org.molaris.clinic.practice.FindClinic;
import org.molaris.clinic.setup.Branch;
import org.molaris.clinic.setup.FindInSetup;
import org.molaris.clinic.setup.FindNumbered;
import org.molaris.clinic.setup.KeepSetup;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.PostalAddress;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.Listing;
import org.molaris.opendental.Needs;
import org.molaris.opendental.OpenDental;
import org.molaris.opendental.Permission;
import org.molaris.web.OfThePractice;

/** The branches of a clinic, each of which is a clinic to Open Dental. */
@Path(OpenDental.PATH + "/clinics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = OpenDental.TAG)
@OfThePractice
public class OpenDentalClinicsResource {

    private static final int NAME = 200;
    private static final int ABBREVIATION = 20;
    private static final int ADDRESS = 500;
    private static final int POSTCODE = 20;
    private static final int PHONE = 20;
    private static final Pattern PHONE_FORM = Pattern.compile("\\d{10}|\\+[1-9]\\d{6,14}");

    private final FindNumbered find;
    private final FindInSetup findInSetup;
    private final FindClinic findClinic;
    private final KeepSetup keep;

    OpenDentalClinicsResource(FindNumbered find, FindInSetup findInSetup, FindClinic findClinic, KeepSetup keep) {
        this.find = find;
        this.findInSetup = findInSetup;
        this.findClinic = findClinic;
        this.keep = keep;
    }

    @GET
    @RolesAllowed({OWNER, DENTIST, RECEPTIONIST, VIEWER})
    @Operation(operationId = "openDentalListClinics", summary = "List the branches of the clinic")
    public Uni<List<OpenDentalClinic>> list(@BeanParam Listing listing) {
        return find.list(Kind.BRANCH, false, null, null, listing.limit(), listing.offset())
                .map(branches -> branches.stream().map(OpenDentalClinic::of).toList());
    }

    @PUT
    @Path(OpenDental.NUMBER)
    @RolesAllowed({OWNER, RECEPTIONIST})
    @Needs(Permission.SETUP)
    @Operation(operationId = "openDentalUpdateClinic", summary = "Change a branch")
    @RequestBody(content = @Content(schema = @Schema(implementation = OpenDentalClinic.class)))
    public Uni<RestResponse<Void>> update(@RestPath("n") long n, Body body) {
        Sent.mustSayNothing(body, "IsHidden");
        return findInSetup
                .numbered(Kind.BRANCH, n)
                .flatMap(branch -> findClinic
                        .current()
                        .map(clinic -> PhoneNumbers.of(clinic.phone(), clinic.timeZone()))
                        .flatMap(phones -> keep.change(
                                Kind.BRANCH, branch.id(), OptionalLong.empty(), known -> onto(known, body, phones))))
                .map(changed -> RestResponse.ok());
    }

    private static Branch onto(Branch known, Body body, PhoneNumbers phones) {
        return new Branch(
                body.or("Description", known.name(), name -> Sent.needed(body, name, NAME)),
                text(body, "Abbr", known.abbreviation(), ABBREVIATION),
                known.address(),
                known.addressLine2(),
                known.district(),
                known.city(),
                known.province(),
                known.postcode(),
                body.or("Phone", known.phone(), name -> phone(body, name, known.phone(), phones)),
                address(body, "Billing", known.billingAddress()),
                address(body, "PayTo", known.payToAddress()),
                known.sequence());
    }

    private static PostalAddress address(Body body, String which, PostalAddress known) {
        var before = Objects.requireNonNullElse(known, PostalAddress.NONE);
        return new PostalAddress(
                text(body, which + "Address", before.address(), ADDRESS),
                text(body, which + "Address2", before.addressLine2(), ADDRESS),
                text(body, which + "City", before.city(), NAME),
                text(body, which + "State", before.province(), NAME),
                text(body, which + "Zip", before.postcode(), POSTCODE));
    }

    private static String phone(Body body, String name, String known, PhoneNumbers phones) {
        var text = body.text(name, PHONE).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.equals(OpenDentalClinic.phone(known))) {
            return known;
        }
        if (!PHONE_FORM.matcher(text).matches()) {
            throw DialectRefused.badRequest(name + " must be exactly 10 digits.");
        }
        return phones.likely(text).orElseThrow(() -> DialectRefused.invalid(name));
    }

    private static String text(Body body, String field, String known, int most) {
        return body.or(field, known, name -> body.text(name, most));
    }
}
