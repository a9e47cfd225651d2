package org.molaris.clinic.agenda;

import io.vertx.sqlclient.Row;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/** Reads what the statements of this package select: {@link #APPOINTMENT}. */
final class AppointmentRows {

    /** The columns of an appointment {@code a} and its state {@code s}. */
    static final String APPOINTMENT = """
            a.id, a.number, a.clinic_id, a.patient_id, a.operator_id, a.assistant_id, a.chair_id, a.branch_id,
            a.specialty_id, a.booking_reason_id, a.color_id, a.state, a.state_id, s.name as state_name, a.starts_at,
            a.ends_at, a.all_day, a.overbooked, a.modality, a.procedure_type, a.description, a.treatment_plan_id,
            a.treatment_step_id, a.email_reminder, a.sms_reminder, a.first_visit, a.created_through_booking,
            a.created_through_api, a.cancellation_reason, a.color_value, a.time_pattern, a.assistant_pattern, a.hygiene,
            a.asap, a.to_reschedule, a.unscheduled_status_id, a.confirmed_at, a.arrived_at, a.seated_at, a.dismissed_at,
            a.state_changed_at, a.version, a.created_at, a.updated_at""";

    /** How an appointment {@code a} comes to its state {@code s}. */
    static final String STATE = "join appointment_state s on s.clinic_id = a.clinic_id and s.id = a.state_id";

    private AppointmentRows() {}

    static AppointmentDetails appointment(Row row) {
        return new AppointmentDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                row.getUUID("patient_id"),
                row.getUUID("operator_id"),
                row.getUUID("assistant_id"),
                row.getUUID("chair_id"),
                row.getUUID("branch_id"),
                row.getUUID("specialty_id"),
                row.getUUID("booking_reason_id"),
                row.getUUID("color_id"),
                LowerCaseName.named(VisitState.class, row.getString("state")),
                row.getUUID("state_id"),
                row.getString("state_name"),
                SqlRows.instant(row, "starts_at"),
                SqlRows.instant(row, "ends_at"),
                row.getBoolean("all_day"),
                row.getBoolean("overbooked"),
                LowerCaseName.named(Modality.class, row.getString("modality")),
                row.getString("procedure_type"),
                row.getString("description"),
                row.getUUID("treatment_plan_id"),
                row.getUUID("treatment_step_id"),
                row.getBoolean("email_reminder"),
                row.getBoolean("sms_reminder"),
                row.getBoolean("first_visit"),
                row.getBoolean("created_through_booking"),
                row.getBoolean("created_through_api"),
                row.getString("cancellation_reason"),
                row.getString("color_value"),
                row.getString("time_pattern"),
                row.getString("assistant_pattern"),
                row.getBoolean("hygiene"),
                row.getBoolean("asap"),
                row.getBoolean("to_reschedule"),
                row.getUUID("unscheduled_status_id"),
                SqlRows.instant(row, "confirmed_at"),
                SqlRows.instant(row, "arrived_at"),
                SqlRows.instant(row, "seated_at"),
                SqlRows.instant(row, "dismissed_at"),
                SqlRows.instant(row, "state_changed_at"),
                row.getLong("version"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"));
    }
}
