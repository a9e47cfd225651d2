package org.molaris.clinic.patient;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.molaris.data.LowerCaseName;

/** Reads what the statements of this package select: {@link #PATIENT}. */
final class PatientRows {

    /** The columns of a patient {@code p}. */
    static final String PATIENT = """
            p.id, p.number, p.clinic_id, p.first_name, p.last_name, p.phone, p.email, p.date_of_birth, p.gender,
            p.address, p.city, p.notes, p.recall_opted_out, p.archived_at, p.version, p.created_at, p.updated_at""";

    private PatientRows() {}

    static PatientDetails patient(Row row) {
        return new PatientDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("phone"),
                row.getString("email"),
                row.getLocalDate("date_of_birth"),
                LowerCaseName.named(Gender.class, row.getString("gender")),
                row.getString("address"),
                row.getString("city"),
                row.getString("notes"),
                row.getBoolean("recall_opted_out"),
                instant(row, "archived_at"),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
