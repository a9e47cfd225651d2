package org.molaris.clinic.transfer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a file, one after the other. Reading blocks for as long as the rest of the file is on its way. */
interface Lines {

    /**
     * A row as it is written.
     *
     * @param number of the line that it begins on
     * @param columns that the file, or this line of it, has
     * @param cells what is not empty
     * @param errors why nothing more can be said of it
     */
    record Line(long number, Set<Column> columns, Map<Column, String> cells, List<RowError> errors) {}

    /** Null at the end; {@link UnreadableFile} when it cannot be told what comes next. */
    Line next() throws IOException;

    /** What the file calls a column. */
    String nameOf(Column column);

    /** What the file says besides, known so far. */
    List<String> ignored();
}
