package org.molaris.treatment.rest.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.catalogue.ImportReport;
import org.molaris.treatment.catalogue.RowError;

/** What became of a file's rows, or would. */
@Schema(examples = """
        {"created": 118, "updated": 2, "unchanged": 40,
         "rejected": [{"line": 3, "field": "price", "message": "must have at most two decimals"}]}""")
record ImportView(int created, int updated, int unchanged, List<Rejected> rejected) {

    static ImportView of(ImportReport report) {
        return new ImportView(
                report.created(),
                report.updated(),
                report.unchanged(),
                report.rejected().stream().map(Rejected::of).toList());
    }

    /** Why a row was not taken; without a field it is about the row. */
    record Rejected(long line, String field, String message) {

        static Rejected of(RowError error) {
            return new Rejected(error.line(), error.field(), error.message());
        }
    }
}
