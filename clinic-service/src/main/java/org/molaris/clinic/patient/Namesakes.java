package org.molaris.clinic.patient;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.clinic.patient.PatientRefused.Reason;

/** Whether somebody who is to be registered is known to the clinic already. To be called within a transaction. */
@ApplicationScoped
class Namesakes {

    /** Until the transaction ends others with the same name wait, so that one of several at once is registered. */
    private static final String ONE_AT_A_TIME = """
            select cast(pg_advisory_xact_lock(hashtextextended(
                       'namesake ' || current_clinic() || search_form(cast(?1 as text)), 0)) as text)""";

    private static final String KNOWN = """
            select exists (
                select from patient p
                 where p.number = any (cast((select select_patients(cast(cast(?1 as text) as jsonb), 1000, 0)) as bigint[]))
                   and search_form(p.first_name) = search_form(cast(?2 as text))
                   and search_form(coalesce(p.last_name, '')) = search_form(coalesce(cast(?3 as text), ''))
                   and (lower(p.email) = lower(cast(?4 as text))
                        or exists (select from jsonb_array_elements(p.phones) has
                                    where cast(cast(?5 as text) as jsonb) @> (has -> 'phone'))))""";

    /** Fails with {@link PatientRefused} when there is one of the same name and date of birth, with this email or phone. */
    Uni<Void> allow(PersonalDetails personal) {
        var phones = new JsonArray(
                personal.phones().stream().map(PatientPhone::phone).toList());
        return Panache.getSession()
                .call(session -> session.createNativeQuery(ONE_AT_A_TIME, String.class)
                        .setParameter(1, personal.firstName() + " " + personal.lastName())
                        .getSingleResult())
                .flatMap(session -> session.createNativeQuery(KNOWN, Boolean.class)
                        .setParameter(
                                1, new JsonObject(ofTheSameNameAndAge(personal).asked()).encode())
                        .setParameter(2, personal.firstName())
                        .setParameter(3, personal.lastName())
                        .setParameter(4, personal.email())
                        .setParameter(5, phones.encode())
                        .getSingleResult())
                .invoke(known -> {
                    if (known) {
                        throw new PatientRefused(Reason.KNOWN_ALREADY);
                    }
                })
                .replaceWithVoid();
    }

    private static PatientSelection ofTheSameNameAndAge(PersonalDetails personal) {
        var selection = new PatientSelection()
                .with(PatientCriterion.FIRST_NAME, personal.firstName())
                .with(PatientCriterion.LAST_NAME, personal.lastName());
        return personal.dateOfBirth() == null
                ? selection.with(PatientCriterion.BORN, "never")
                : selection.with(PatientCriterion.BORN_ON, personal.dateOfBirth());
    }
}
