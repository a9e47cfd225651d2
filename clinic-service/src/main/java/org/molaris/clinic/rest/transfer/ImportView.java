package org.molaris.clinic.rest.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.molaris.clinic.transfer.ImportReport;
import org.molaris.clinic.transfer.RowError;

/** How far an import got, and what became of its rows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
        UUID id,
        ImportReport.Status status,
        boolean preview,
        long rows,
        long created,
        long updated,
        long unchanged,
        long rejected,
        long archived,
        List<String> ignoredColumns,
        List<RowError> errors,
        Boolean errorsTruncated,
        String failure,
        String message,
        String actor,
        Instant startedAt,
        Instant updatedAt,
        Instant finishedAt) {

    static ImportView of(ImportReport report) {
        boolean more = report.errors().size() > ImportReport.MOST_ERRORS;
        return of(report, more ? report.errors().subList(0, ImportReport.MOST_ERRORS) : report.errors(), more);
    }

    /** For lists, and while it runs. */
    static ImportView withoutErrors(ImportReport report) {
        return of(report, null, null);
    }

    private static ImportView of(ImportReport report, List<RowError> errors, Boolean errorsTruncated) {
        var tally = report.tally();
        return new ImportView(
                report.id(),
                report.status(),
                report.preview(),
                tally.rows(),
                tally.created(),
                tally.updated(),
                tally.unchanged(),
                tally.rejected(),
                tally.archived(),
                report.ignoredColumns(),
                errors,
                errorsTruncated,
                report.failure(),
                messageOf(report),
                report.actor(),
                report.startedAt(),
                report.updatedAt(),
                report.finishedAt());
    }

    private static String messageOf(ImportReport report) {
        long accepted = report.tally().rows() - report.tally().rejected();
        var patients = accepted == 1 ? "1 patient" : accepted + " patients";
        if (report.preview()) {
            return "%s could be imported".formatted(patients);
        }
        return switch (report.status()) {
            case RUNNING -> "Imported %s so far".formatted(patients);
            case DONE -> "Successfully imported %s".formatted(patients);
            case FAILED -> "Imported %s before it failed".formatted(patients);
        };
    }
}
