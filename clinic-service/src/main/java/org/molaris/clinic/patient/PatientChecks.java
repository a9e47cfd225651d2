package org.molaris.clinic.patient;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.clinic.practice.ClinicCalendar;

/** Whether what is to be written down of a patient can be true in this clinic. What was there before is not asked again. */
@ApplicationScoped
class PatientChecks {

    private static final String REFERENCES = """
            select (cast(?1 as uuid) is null or exists (
                        select from patient where id = ?1 and erased_at is null and merged_into is null)),
                   (cast(?2 as uuid) is null or exists (select from operator where id = ?2 and deleted_at is null)),
                   (cast(?3 as uuid) is null or exists (select from operator where id = ?3 and deleted_at is null)),
                   (cast(?4 as uuid) is null or exists (select from branch where id = ?4 and deleted_at is null)),
                   (cast(?5 as uuid) is null or exists (
                        select from definition where id = ?5 and category = 'billing_type' and deleted_at is null))""";

    /** In the order of the question. */
    private static final List<Named> NAMED = List.of(
            new Named("guarantor_id", Terms::guarantorId, Reason.UNKNOWN_PATIENT),
            new Named("operator_id", Terms::operatorId, Reason.UNKNOWN_OPERATOR),
            new Named("second_operator_id", Terms::secondOperatorId, Reason.UNKNOWN_OPERATOR),
            new Named("branch_id", Terms::branchId, Reason.UNKNOWN_BRANCH),
            new Named("billing_type_id", Terms::billingTypeId, Reason.UNKNOWN_BILLING_TYPE));

    private record Named(String field, Function<Terms, UUID> of, Reason unknown) {}

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
                .chain(() -> allowReferences(wanted.terms(), termsBefore))
                .chain(() -> allowCustomFields(values));
    }

    private static UUID other(UUID wanted, UUID before) {
        return wanted == null || wanted.equals(before) ? null : wanted;
    }

    private static Uni<Void> allowReferences(Terms wanted, Terms before) {
        var named = NAMED.stream()
                .map(reference ->
                        other(reference.of().apply(wanted), reference.of().apply(before)))
                .toArray(UUID[]::new);
        if (Stream.of(named).allMatch(Objects::isNull)) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session -> {
                    var query = session.createNativeQuery(REFERENCES, Object[].class);
                    for (int i = 0; i < named.length; i++) {
                        query.setParameter(1 + i, named[i]);
                    }
                    return query.getSingleResult();
                })
                .invoke(known -> {
                    for (int i = 0; i < named.length; i++) {
                        if (Boolean.FALSE.equals(known[i])) {
                            throw new PatientRefused(
                                    NAMED.get(i).unknown(), NAMED.get(i).field());
                        }
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> allowCustomFields(Map<String, Object> values) {
        if (values.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CustomFieldType.ALL, Object[].class)
                        .getResultList())
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
