package org.molaris.payment.plan;

import io.vertx.sqlclient.Row;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/** Reads what the statements of this package select: {@link #PLAN} and {@link #PAYMENT}. */
final class PlanRows {

    /** The columns of a plan {@code p}. */
    static final String PLAN = """
            p.id, p.number, p.clinic_id, p.patient_id, p.treatment_plan_id, p.description, p.total_amount,
            p.amount_paid, p.written_off, p.status, p.reminder_enabled, p.reminder_day_of_month, p.notes, p.version,
            p.created_at, p.updated_at, p.closed_at, p.bill_id""";

    /** The columns of a payment {@code m}, beside those of a plan. */
    static final String PAYMENT = """
            m.id as payment_id, m.number as payment_number, m.payment_plan_id, m.amount, m.paid_on, m.payment_method,
            m.notes as payment_notes, m.created_at as payment_created_at, m.voided_at, m.void_reason, m.voided_by,
            m.check_number, m.bank_branch, m.process_status, m.changed_at, m.bill_id as payment_bill_id,
            m.account_id, m.payment_type_id, m.expense_type, m.related_to_insurance""";

    private PlanRows() {}

    static PlanDetails plan(Row row) {
        return new PlanDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                row.getUUID("patient_id"),
                row.getUUID("treatment_plan_id"),
                row.getString("description"),
                row.getBigDecimal("total_amount"),
                row.getBigDecimal("amount_paid"),
                row.getBigDecimal("written_off"),
                LowerCaseName.named(PlanStatus.class, row.getString("status")),
                row.getBoolean("reminder_enabled"),
                row.getInteger("reminder_day_of_month"),
                row.getString("notes"),
                row.getLong("version"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"),
                SqlRows.instant(row, "closed_at"),
                row.getUUID("bill_id"));
    }

    static PaymentDetails payment(Row row) {
        return new PaymentDetails(
                row.getUUID("payment_id"),
                row.getLong("payment_number"),
                row.getUUID("payment_plan_id"),
                row.getBigDecimal("amount"),
                row.getLocalDate("paid_on"),
                LowerCaseName.named(PaymentMethod.class, row.getString("payment_method")),
                row.getString("payment_notes"),
                SqlRows.instant(row, "payment_created_at"),
                SqlRows.instant(row, "voided_at"),
                row.getString("void_reason"),
                row.getString("voided_by"),
                row.getString("check_number"),
                row.getString("bank_branch"),
                LowerCaseName.named(ProcessStatus.class, row.getString("process_status")),
                SqlRows.instant(row, "changed_at"),
                row.getUUID("payment_bill_id"),
                row.getUUID("account_id"),
                row.getUUID("payment_type_id"),
                LowerCaseName.named(ExpenseType.class, row.getString("expense_type")),
                row.getBoolean("related_to_insurance"));
    }
}
