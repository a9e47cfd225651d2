package org.molaris.clinic.transfer;

import java.util.List;

/**
 * As much of a file as one transaction takes.
 *
 * @param waves the rows that may be taken in
 * @param rejected how many others there are
 * @param errors what is wrong with those
 * @param failure why the file cannot be read any further; null when it can
 */
record Batch(List<Wave> waves, long rejected, List<RowError> errors, UnreadableFile failure) {}
