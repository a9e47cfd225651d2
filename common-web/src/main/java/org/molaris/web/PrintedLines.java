package org.molaris.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Where the log is for machines, puts into it what libraries print to the standard error by themselves, as PostgreSQL's
 * client does when its connection breaks.
 */
@Singleton
final class PrintedLines {

    private static final Logger LOG = Logger.getLogger("stderr");

    void take(@Observes StartupEvent started, @ConfigProperty(name = "quarkus.log.console.json.enabled") boolean json) {
        if (json) {
            System.setErr(logged());
        }
    }

    /** Each line that is printed there is a line of the log. */
    static PrintStream logged() {
        return new PrintStream(new Line(), true, UTF_8);
    }

    private static final class Line extends ByteArrayOutputStream {

        @Override
        public synchronized void flush() {
            var line = toString(UTF_8).stripTrailing();
            reset();
            if (!line.isEmpty()) {
                LOG.warn(line);
            }
        }
    }
}
