package org.molaris.treatment.plan;

import io.vertx.sqlclient.Row;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/** Reads what the statements of this package select: {@link #PLAN} and {@link #STEP}. */
final class PlanRows {

    /** The columns of a plan {@code p}, but for its notes, which may be long. */
    static final String PLAN = """
            p.id, p.number, p.clinic_id, p.patient_id, p.title, p.status, p.estimated_total, p.operator_id, p.branch_id,
            p.type, p.responsible_patient_id, p.accepted_at, p.version, p.created_at, p.updated_at""";

    /** The columns of a step {@code s}, beside those of a plan. */
    static final String STEP = """
            s.id as step_id, s.number as step_number, s.procedure_id, s.procedure, s.procedure_code, s.tooth, s.surface,
            s.status as step_status, s.estimated_cost, s.discount, s.vat_rate, s.device_identifier, s.notes as step_notes, s.appointment_id, s.step_order,
            s.completed_at, s.priority, s.version as step_version, s.created_at as step_created_at, s.updated_at as step_updated_at""";

    private PlanRows() {}

    static PlanDetails plan(Row row) {
        return new PlanDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                row.getUUID("patient_id"),
                new PlanTerms(
                        row.getString("title"),
                        LowerCaseName.named(PlanStatus.class, row.getString("status")),
                        row.getBigDecimal("estimated_total"),
                        row.getString("notes"),
                        row.getUUID("operator_id"),
                        row.getUUID("branch_id"),
                        LowerCaseName.named(PlanType.class, row.getString("type")),
                        row.getUUID("responsible_patient_id")),
                SqlRows.instant(row, "accepted_at"),
                row.getLong("version"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"));
    }

    static StepDetails step(Row row) {
        return new StepDetails(
                row.getUUID("step_id"),
                row.getLong("step_number"),
                row.getUUID("clinic_id"),
                row.getUUID("id"),
                row.getUUID("patient_id"),
                row.getUUID("procedure_id"),
                row.getString("procedure"),
                row.getString("procedure_code"),
                row.getString("tooth"),
                row.getString("surface"),
                LowerCaseName.named(StepStatus.class, row.getString("step_status")),
                row.getBigDecimal("estimated_cost"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("vat_rate"),
                row.getString("device_identifier"),
                row.getString("step_notes"),
                row.getUUID("appointment_id"),
                row.getInteger("step_order"),
                SqlRows.instant(row, "completed_at"),
                row.getLong("priority"),
                row.getLong("step_version"),
                SqlRows.instant(row, "step_created_at"),
                SqlRows.instant(row, "step_updated_at"));
    }
}
