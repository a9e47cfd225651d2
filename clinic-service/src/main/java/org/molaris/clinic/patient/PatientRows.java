package org.molaris.clinic.patient;

import io.vertx.sqlclient.Row;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/** Reads what the statements of this package select: {@link #PATIENT}. */
final class PatientRows {

    /** The columns of a patient {@code p}. */
    static final String PATIENT = """
            p.id, p.number, p.clinic_id, p.first_name, p.middle_name, p.last_name, p.social_name, p.phones::text as phones,
            p.email, p.date_of_birth, p.place_of_birth, p.gender, p.marital_status, p.address, p.address_line2, p.city,
            p.district, p.province, p.postcode, p.country, p.job, p.language, p.notes, p.status, p.external_id,
            p.chart_number, p.yearly_numbering_year, p.yearly_numbering_number, p.national_ids::text as national_ids,
            p.default_discount, p.source_number, p.price_list_number, p.guarantor_id, p.operator_id, p.blocked,
            p.second_operator_id, p.branch_id, p.billing_type_id, p.billing_note, p.first_visit_on,
            p.confirm_by, p.contact_by, p.recall_by, p.sms_consented, p.email_enabled, p.email_reminders, p.sms_reminders, p.document_signature_email,
            p.custom_fields::text as custom_fields, p.recall_opted_out, p.archived_at, p.merged_into, p.erased_at,
            p.version, p.created_at, p.updated_at""";

    private PatientRows() {}

    static PatientDetails patient(Row row) {
        return new PatientDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                personal(row),
                row.getBoolean("recall_opted_out"),
                SqlRows.instant(row, "archived_at"),
                row.getUUID("merged_into"),
                SqlRows.instant(row, "erased_at"),
                row.getLong("version"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"));
    }

    private static PersonalDetails personal(Row row) {
        return new PersonalDetails(
                row.getString("first_name"),
                row.getString("middle_name"),
                row.getString("last_name"),
                row.getString("social_name"),
                PhonesColumn.read(row.getString("phones")),
                row.getString("email"),
                row.getLocalDate("date_of_birth"),
                row.getString("place_of_birth"),
                LowerCaseName.named(Gender.class, row.getString("gender")),
                LowerCaseName.named(MaritalStatus.class, row.getString("marital_status")),
                address(row),
                row.getString("job"),
                row.getString("language"),
                row.getString("notes"),
                LowerCaseName.named(PatientStatus.class, row.getString("status")),
                row.getLocalDate("first_visit_on"),
                identification(row),
                terms(row),
                reminders(row),
                wishes(row),
                CustomFieldsColumn.read(row.getString("custom_fields")));
    }

    private static Address address(Row row) {
        return new Address(
                row.getString("address"),
                row.getString("address_line2"),
                row.getString("city"),
                row.getString("district"),
                row.getString("province"),
                row.getString("postcode"),
                row.getString("country"));
    }

    private static Identification identification(Row row) {
        return new Identification(
                row.getString("external_id"),
                row.getString("chart_number"),
                row.getInteger("yearly_numbering_year"),
                row.getInteger("yearly_numbering_number"),
                NationalIdsColumn.read(row.getString("national_ids")));
    }

    private static Terms terms(Row row) {
        return new Terms(
                row.getBigDecimal("default_discount"),
                row.getInteger("source_number"),
                row.getInteger("price_list_number"),
                row.getUUID("guarantor_id"),
                row.getUUID("operator_id"),
                row.getBoolean("blocked"),
                row.getUUID("second_operator_id"),
                row.getUUID("branch_id"),
                row.getUUID("billing_type_id"),
                row.getString("billing_note"));
    }

    private static Reminders reminders(Row row) {
        return new Reminders(
                row.getBoolean("email_enabled"),
                row.getBoolean("email_reminders"),
                row.getBoolean("sms_reminders"),
                row.getBoolean("document_signature_email"),
                row.getBoolean("sms_consented"));
    }

    private static ContactWishes wishes(Row row) {
        return new ContactWishes(
                LowerCaseName.named(ContactMethod.class, row.getString("confirm_by")),
                LowerCaseName.named(ContactMethod.class, row.getString("contact_by")),
                LowerCaseName.named(ContactMethod.class, row.getString("recall_by")));
    }
}
