package org.molaris.clinic.agenda;

import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import org.molaris.data.SqlRows;

/** Reads appointments together with the numbers and names of what they refer to. */
final class NumberedAppointmentRows {

    /** Where it takes place. */
    static final String PLACE =
            "coalesce(a.branch_id, (select chair.branch_id from chair where chair.id = a.chair_id))";

    /** Behind something {@code asked} that knows the clinic's {@code time_zone}. */
    private static final String NUMBERED = """
            select %1$s,
                   p.number as patient_number,
                   case when p.erased_at is null then nullif(concat_ws(' ', p.first_name, p.last_name), '')
                    end as patient_name,
                   p.social_name as patient_social_name, o.number as operator_number,
                   nullif(concat_ws(' ', o.first_name, o.last_name), '') as operator_name,
                   coalesce(o.abbreviation, o.first_name) as operator_abbreviation,
                   h.number as assistant_number, ch.number as chair_number, ch.name as chair_name,
                   b.number as branch_number, b.name as branch_name,
                   r.number as booking_reason_number, k.number as color_number,
                   coalesce(a.color_value, k.value) as color,
                   s.number as state_number, d.number as unscheduled_status_number,
                   d.name as unscheduled_status_name, t.number as treatment_plan_number,
                   t.title as treatment_plan_title,
                   p.id is not null
                   and (a.first_visit
                        or not exists (select from appointment e
                                        where e.clinic_id = a.clinic_id and e.patient_id = a.patient_id
                                          and e.starts_at < a.starts_at
                                          and e.state not in ('absent', 'cancelled'))
                           and coalesce(p.first_visit_on >= cast(a.starts_at at time zone asked.time_zone as date),
                                        true)) as first_of_patient
              from (%2$s) a
              %3$s
              left join chair ch on ch.clinic_id = a.clinic_id and ch.id = a.chair_id
              left join branch b on b.clinic_id = a.clinic_id and b.id = coalesce(a.branch_id, ch.branch_id)
              left join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
              left join operator o on o.clinic_id = a.clinic_id and o.id = a.operator_id
              left join operator h on h.clinic_id = a.clinic_id and h.id = a.assistant_id
              left join booking_reason r on r.clinic_id = a.clinic_id and r.id = a.booking_reason_id
              left join color k on k.clinic_id = a.clinic_id and k.id = a.color_id
              left join definition d on d.clinic_id = a.clinic_id and d.id = a.unscheduled_status_id
              left join treatment_plan t on t.clinic_id = a.clinic_id and t.id = a.treatment_plan_id""";

    private NumberedAppointmentRows() {}

    /** Those appointments {@code a} that a statement selects, and nothing of any other. */
    static String of(String appointments) {
        return NUMBERED.formatted(AppointmentRows.APPOINTMENT, appointments, AppointmentRows.STATE);
    }

    /**
     * What to order them by.
     *
     * @param few whether another index finds them: to go along that of the numbers would be to read the whole agenda
     */
    static String number(boolean few) {
        return few ? "a.number + 0" : "a.number";
    }

    static NumberedAppointment appointment(Row row) {
        return new NumberedAppointment(
                AppointmentRows.appointment(row),
                row.getLong("patient_number"),
                row.getString("patient_name"),
                row.getString("patient_social_name"),
                row.getLong("operator_number"),
                row.getString("operator_name"),
                row.getString("operator_abbreviation"),
                row.getLong("assistant_number"),
                row.getLong("chair_number"),
                row.getString("chair_name"),
                row.getLong("branch_number"),
                row.getString("branch_name"),
                row.getLong("booking_reason_number"),
                row.getLong("color_number"),
                row.getString("color"),
                row.getLong("state_number"),
                row.getLong("unscheduled_status_number"),
                row.getString("unscheduled_status_name"),
                row.getLong("treatment_plan_number"),
                row.getString("treatment_plan_title"),
                row.getBoolean("first_of_patient"),
                ZoneId.of(row.getString("time_zone")),
                SqlRows.instant(row, "read_at"));
    }
}
