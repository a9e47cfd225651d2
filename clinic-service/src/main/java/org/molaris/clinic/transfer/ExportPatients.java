package org.molaris.clinic.transfer;

import io.smallrye.mutiny.Multi;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.molaris.clinic.patient.Gender;
import org.molaris.data.LowerCaseName;
import org.molaris.data.PageByPage;
import org.molaris.data.SqlRows;

/** Hands out the clinic's patients, oldest first. */
@ApplicationScoped
public class ExportPatients {

    private static final String NEXT = """
            select number, first_name, last_name, social_name, phone, email, date_of_birth, gender, address, city, notes,
                   external_id, chart_number, national_ids ->> 'dui' as dui, national_ids ->> 'rut' as rut,
                   national_ids ->> 'fiscal_code' as fiscal_code, recall_opted_out, archived_at, created_at
              from patient
             where number > $1
               and merged_into is null
               and erased_at is null
               and ($2 or archived_at is null)
             order by number
             limit\s""" + PageByPage.ROWS;

    private final PageByPage pages;

    ExportPatients(PageByPage pages) {
        this.pages = pages;
    }

    /** Page by page, the last of which may be empty. */
    public Multi<List<ExportedPatient>> handle(boolean includeArchived) {
        return pages.read(NEXT, last -> Tuple.of(last == null ? 0L : last.getLong("number"), includeArchived))
                .map(rows -> rows.stream().map(ExportPatients::patient).toList());
    }

    private static ExportedPatient patient(Row row) {
        return new ExportedPatient(
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("social_name"),
                row.getString("phone"),
                row.getString("email"),
                row.getLocalDate("date_of_birth"),
                LowerCaseName.named(Gender.class, row.getString("gender")),
                row.getString("address"),
                row.getString("city"),
                row.getString("notes"),
                row.getString("external_id"),
                row.getString("chart_number"),
                row.getString("dui"),
                row.getString("rut"),
                row.getString("fiscal_code"),
                row.getBoolean("recall_opted_out"),
                SqlRows.instant(row, "archived_at"),
                SqlRows.instant(row, "created_at"));
    }
}
