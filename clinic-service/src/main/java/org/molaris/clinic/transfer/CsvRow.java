package org.molaris.clinic.transfer;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/** The row under way; however wide or long it is, only so much of it is kept. */
class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    static final int MOST_FIELDS = 200;
    static final int LONGEST_FIELD = 10_000;

    private List<String> fields = new ArrayList<>();
    private int tooLong;
    private boolean neverClosed;

    long line() {
        return getStartingLineNumber();
    }

    /** How many fields there are, more than are kept perhaps. */
    int width() {
        return getFieldCount();
    }

    List<String> fields() {
        return fields;
    }

    /** The first field that is longer than any may be; less than 0 when none is. */
    int tooLong() {
        return tooLong;
    }

    /** The end of the file is inside a quote. */
    boolean neverClosed() {
        return neverClosed;
    }

    boolean isEnd() {
        return fields.size() == 1 && fields.get(0).equals(EndMarked.END);
    }

    @Override
    protected void handleBegin(long line) {
        fields.clear();
        tooLong = -1;
        neverClosed = false;
    }

    @Override
    protected void handleField(int nth, char[] text, int offset, int length, boolean quoted) {
        if (nth >= MOST_FIELDS) {
            return;
        }
        boolean fits = length <= LONGEST_FIELD;
        if (!fits && tooLong < 0) {
            tooLong = nth;
        }
        neverClosed |= quoted && EndMarked.ends(text, offset, length);
        fields.add(fits ? new String(text, offset, length) : "");
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    @Override
    protected RecordType getRecordType() {
        return super.getRecordType();
    }
}
