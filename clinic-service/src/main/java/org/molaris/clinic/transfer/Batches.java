package org.molaris.clinic.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads a file by the batch, and blocks for as long as one is on its way. */
class Batches implements Iterator<Batch> {

    private static final int MOST_LINES = 2000;
    private static final long LONGEST_WAIT = Duration.ofSeconds(1).toNanos();

    private final Lines lines;
    private final RowRules rules;
    private final ObjectMapper json;
    private long line;
    private boolean atTheEnd;

    /** Reads the header; {@link UnreadableFile} when it is none. */
    Batches(PatientFile file, RowRules rules, ObjectMapper json) {
        this.rules = rules;
        this.json = json;
        try {
            var text = new StrictReader(file.content(), file.charset());
            this.lines = file.form() == PatientFile.Form.CSV
                    ? new CsvLines(text, file.delimiter())
                    : new NdjsonLines(text, json);
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    @Override
    public boolean hasNext() {
        return !atTheEnd;
    }

    /** The last one may be empty. */
    @Override
    public Batch next() {
        if (atTheEnd) {
            throw new NoSuchElementException();
        }
        var rows = new ArrayList<PatientRow>();
        var errors = new ArrayList<RowError>();
        long read = 0;
        UnreadableFile failure = null;
        try {
            long began = System.nanoTime();
            do {
                var next = lines.next();
                atTheEnd = next == null;
                if (!atTheEnd) {
                    read++;
                    line = next.number();
                    var patient = rules.patient(next, lines::nameOf, errors);
                    if (patient != null) {
                        rows.add(patient);
                    }
                }
            } while (!atTheEnd && read < MOST_LINES && System.nanoTime() - began < LONGEST_WAIT);
        } catch (UnreadableFile e) {
            failure = e;
        } catch (IOException e) {
            failure = brokenOff(e);
        }
        atTheEnd |= failure != null;
        return new Batch(Wave.inOrder(rows, json), read - rows.size(), errors, failure);
    }

    String nameOf(Column column) {
        return lines.nameOf(column);
    }

    List<String> ignored() {
        return lines.ignored();
    }

    private UnreadableFile brokenOff(IOException e) {
        return new UnreadableFile(line + 1, "did not arrive: the file broke off", e);
    }
}
