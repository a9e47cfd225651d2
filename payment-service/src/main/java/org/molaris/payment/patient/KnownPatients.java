package org.molaris.payment.patient;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.payment.clinic.ClinicService;
import org.molaris.payment.clinic.KnownClinics;
import org.molaris.web.Unavailable;

/** The patients of the clinic, as far as this service has heard of them. */
@ApplicationScoped
public class KnownPatients {

    /** An older state than the one that is here changes nothing. */
    static final String UNLESS_NEWER = """
            on conflict (clinic_id, id) do update
               set first_name = excluded.first_name, last_name = excluded.last_name, version = excluded.version
             where patient.version < excluded.version""";

    private static final String KNOWN =
            "select exists (select from patient where id = $1) and exists (select from clinic) as known";
    private static final String REMEMBER = """
            insert into patient (clinic_id, id, first_name, last_name, version)
            values (current_clinic(), $1, $2, $3, $4)
            """ + UNLESS_NEWER;

    private final Flush flush;
    private final CurrentClinic clinic;
    private final KnownClinics clinics;
    private final ClinicService owner;

    KnownPatients(Flush flush, CurrentClinic clinic, KnownClinics clinics, @RestClient ClinicService owner) {
        this.flush = flush;
        this.clinic = clinic;
        this.clinics = clinics;
        this.owner = owner;
    }

    /**
     * Whether the clinic has this patient. One that is not known yet is asked for at its owner, once, and kept, with
     * the clinic itself.
     *
     * @throws Unavailable (as a failure) when the owner cannot be asked: then nobody may say "unknown"
     */
    public Uni<Boolean> knows(UUID patientId) {
        return flush.read(KNOWN, Tuple.of(patientId))
                .map(rows -> rows.iterator().next().getBoolean("known"))
                .flatMap(known -> known ? Uni.createFrom().item(true) : ask(patientId));
    }

    private Uni<Boolean> ask(UUID patientId) {
        var passport = clinic.caller().passport().map("Bearer "::concat).orElse(null);
        return owner.patient(passport, patientId)
                .flatMap(patient -> flush.write(
                        REMEMBER, Tuple.of(patient.id(), patient.firstName(), patient.lastName(), patient.version())))
                .chain(() -> owner.clinic(passport))
                .flatMap(clinics::remember)
                .replaceWith(true)
                .onFailure(KnownPatients::saysThereIsNone)
                .recoverWithItem(false)
                .onFailure(e -> !(e instanceof Unavailable))
                .transform(Unavailable::new);
    }

    private static boolean saysThereIsNone(Throwable e) {
        return e instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404;
    }
}
