package org.molaris.clinic.patient;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.clinic.practice.ClinicCalendar;

/** Whether what is to be written down of a patient can be true in this clinic. What was there before is not asked again. */
@ApplicationScoped
class PatientChecks {

    private static final String REFERENCES = """
            select (cast(?1 as uuid) is null or exists (
                        select from patient where id = ?1 and erased_at is null and merged_into is null)),
                   (cast(?2 as uuid) is null or exists (select from operator where id = ?2 and deleted_at is null))""";

    private static final String CUSTOM_FIELDS = """
            select technical_name, type, cast(choices as text) from custom_field
             where object_type = 'patient' and deleted_at is null""";

    private final ClinicCalendar calendar;

    PatientChecks(ClinicCalendar calendar) {
        this.calendar = calendar;
    }

    /** Of a new patient. */
    Uni<Void> allow(PersonalDetails wanted) {
        return allow(wanted, Terms.USUAL, Map.of());
    }

    /** Of a patient who was known before. */
    Uni<Void> allow(PersonalDetails wanted, PersonalDetails before) {
        return allow(wanted, before.terms(), before.customFields());
    }

    private Uni<Void> allow(PersonalDetails wanted, Terms termsBefore, Map<String, Object> valuesBefore) {
        var values = new HashMap<>(wanted.customFields());
        values.entrySet().removeAll(valuesBefore.entrySet());
        return calendar.today()
                .invoke(wanted::mustBeBornBy)
                .chain(() -> allowReferences(
                        other(wanted.terms().guarantorId(), termsBefore.guarantorId()),
                        other(wanted.terms().operatorId(), termsBefore.operatorId())))
                .chain(() -> allowCustomFields(values));
    }

    private static UUID other(UUID wanted, UUID before) {
        return wanted == null || wanted.equals(before) ? null : wanted;
    }

    private static Uni<Void> allowReferences(UUID guarantorId, UUID operatorId) {
        if (guarantorId == null && operatorId == null) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(REFERENCES, Object[].class)
                        .setParameter(1, guarantorId)
                        .setParameter(2, operatorId)
                        .getSingleResult())
                .invoke(known -> {
                    if (Boolean.FALSE.equals(known[0])) {
                        throw new PatientRefused(Reason.UNKNOWN_PATIENT, "guarantor_id");
                    }
                    if (Boolean.FALSE.equals(known[1])) {
                        throw new PatientRefused(Reason.UNKNOWN_OPERATOR, "operator_id");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> allowCustomFields(Map<String, Object> values) {
        if (values.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(CUSTOM_FIELDS, Object[].class).getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (String) row[0],
                                row -> new CustomFieldType((String) row[1], new JsonArray((String) row[2]).getList()))))
                .invoke(types -> values.forEach((name, value) -> {
                    var type = types.get(name);
                    if (type == null) {
                        throw new PatientRefused(Reason.CUSTOM_FIELD, "custom_fields." + name, "is not a custom field");
                    }
                    type.mustTake(name, value);
                }))
                .replaceWithVoid();
    }
}
