package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.UUID;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.Flush;

/** Finds what the numbers and names that a caller sends with a patient stand for, all in one round trip. */
@ApplicationScoped
public class FindReferences {

    private static final String FIND = """
            select g.id as guarantor_id,
                   g.guarantor_id is null or g.guarantor_id = g.id as guarantor_is_head,
                   exists (select from patient d
                            where d.guarantor_id = p.id and d.id <> p.id and d.merged_into is null
                              and d.erased_at is null) as head_of_others,
                   p.id as patient_id, coalesce(p.guarantor_id, p.id) as guarantor_before,
                   o.id as operator_id, s.id as second_operator_id, b.id as branch_id,
                   (select id from definition
                     where category = 'billing_type' and (deleted_at is null or id = p.billing_type_id) and name = $6
                     order by sequence, number limit 1) as billing_type_id,
                   c.phone, c.time_zone
              from clinic c
              left join patient p on p.number = $1
              left join patient g on g.number = $2 and g.merged_into is null and g.erased_at is null
              left join operator o on o.number = $3 and (o.deleted_at is null or o.id = p.operator_id)
              left join operator s on s.number = $4 and (s.deleted_at is null or s.id = p.second_operator_id)
              left join branch b on b.number = $5 and (b.deleted_at is null or b.id = p.branch_id)""";

    private final Flush flush;

    FindReferences(Flush flush) {
        this.flush = flush;
    }

    /**
     * What is to be found; null where the caller sends none.
     *
     * @param patient who it is about; null of a new one
     */
    public record Numbers(
            Long patient, Long guarantor, Long operator, Long secondOperator, Long branch, String billingType) {

        /** Nothing but what there always is, how phones are written where the clinic is. */
        public static final Numbers NONE = new Numbers(null, null, null, null, null, null);
    }

    /** What was found; null where there is no such thing. */
    public record Found(
            UUID guarantorId,
            UUID operatorId,
            UUID secondOperatorId,
            UUID branchId,
            UUID billingTypeId,
            PhoneNumbers phones,
            ZoneId zone) {}

    /** Fails with {@link PatientRefused} when the guarantor cannot be one, or the patient pays for others. */
    public Uni<Found> of(Numbers numbers) {
        return flush.read(
                        FIND,
                        Tuple.of(
                                numbers.patient(),
                                numbers.guarantor(),
                                numbers.operator(),
                                numbers.secondOperator(),
                                numbers.branch(),
                                numbers.billingType()))
                .map(rows -> found(rows.iterator().next()));
    }

    private static Found found(Row row) {
        var guarantor = row.getUUID("guarantor_id");
        var patient = row.getUUID("patient_id");
        if (guarantor != null && !guarantor.equals(row.getUUID("guarantor_before")) && !guarantor.equals(patient)) {
            if (!row.getBoolean("guarantor_is_head")) {
                throw new PatientRefused(Reason.NOT_HEAD_OF_HOUSEHOLD, "guarantor_id");
            }
            if (row.getBoolean("head_of_others")) {
                throw new PatientRefused(Reason.HEAD_OF_HOUSEHOLD, "guarantor_id");
            }
        }
        return new Found(
                guarantor,
                row.getUUID("operator_id"),
                row.getUUID("second_operator_id"),
                row.getUUID("branch_id"),
                row.getUUID("billing_type_id"),
                PhoneNumbers.of(row.getString("phone"), row.getString("time_zone")),
                ZoneId.of(row.getString("time_zone")));
    }
}
