package org.molaris.web;

import io.quarkus.logging.LoggingFilter;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.molaris.auth.CurrentClinic;

/** Adds to each line of the log which trace and which clinic the work under way belongs to; never whom it is about. */
@LoggingFilter(name = "context")
public final class LogContext implements Filter {

    private static final CurrentClinic CLINIC = new CurrentClinic();

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord extended) {
            put(extended, "trace_id", TraceParent.currentTrace());
            put(extended, "clinic_id", CLINIC.idIfKnown().map(UUID::toString));
        }
        return true;
    }

    private static void put(ExtLogRecord line, String name, Optional<String> value) {
        value.ifPresent(known -> line.putMdc(name, known));
    }
}
