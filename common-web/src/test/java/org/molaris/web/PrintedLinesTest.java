package org.molaris.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PrintedLinesTest {

    @Test
    void aPrintedStackIsInTheLogLineByLine() {
        var log = Logger.getLogger("stderr");
        var lines = new Lines();
        log.addHandler(lines);
        try {
            new IllegalStateException("gone").printStackTrace(PrintedLines.logged());
        } finally {
            log.removeHandler(lines);
        }

        assertThat(lines.heard).hasSizeGreaterThan(1).noneMatch(line -> line.contains("\n"));
        assertThat(lines.heard.get(0)).isEqualTo("java.lang.IllegalStateException: gone");
    }

    private static final class Lines extends Handler {

        private final List<String> heard = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            heard.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
