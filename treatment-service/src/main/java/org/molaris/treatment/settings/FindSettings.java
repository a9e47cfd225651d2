package org.molaris.treatment.settings;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Reads how the clinic wants its treatment plans. */
@ApplicationScoped
public class FindSettings {

    private static final String CURRENT = """
            select default_note, save_signed_to_pdf, sheet_number, signature_text, practice_signature, practice_signature_text
              from treatment_settings""";

    private final Flush flush;

    FindSettings(Flush flush) {
        this.flush = flush;
    }

    /** What the clinic said, or what is usual. */
    public Uni<TreatmentSettings> current() {
        return flush.read(CURRENT, Tuple.tuple())
                .map(rows -> SqlRows.stream(rows)
                        .map(FindSettings::settings)
                        .findFirst()
                        .orElse(TreatmentSettings.USUAL));
    }

    private static TreatmentSettings settings(Row row) {
        return new TreatmentSettings(
                row.getString("default_note"),
                row.getBoolean("save_signed_to_pdf"),
                row.getLong("sheet_number"),
                row.getBoolean("signature_text"),
                row.getBoolean("practice_signature"),
                row.getBoolean("practice_signature_text"));
    }
}
