package org.molaris.clinic.rest.transfer;

import java.util.List;
import org.molaris.clinic.transfer.ImportReport;
import org.molaris.web.ApiError.Detail;

/** The error of a file that could not be read to its end, with what became of the rows before. */
record BrokenOff(String error, String code, List<Detail> details, ImportView report) {

    static BrokenOff of(ImportReport report) {
        return new BrokenOff(
                "The file could not be read to its end; the rows before are taken in",
                TransferRefusals.UNREADABLE_FILE,
                List.of(new Detail("file", report.failure())),
                ImportView.of(report));
    }
}
