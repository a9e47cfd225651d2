package org.molaris.treatment.catalogue;

import java.util.List;

/**
 * What became of a file's rows, or would.
 *
 * @param unchanged rows that say what the catalogue says already
 * @param rejected by line
 */
public record ImportReport(int created, int updated, int unchanged, List<RowError> rejected) {}
