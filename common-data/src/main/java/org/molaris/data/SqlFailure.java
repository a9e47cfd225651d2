package org.molaris.data;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.molaris.web.Unavailable;

/** What PostgreSQL meant by a failure, whichever layer wrapped it. */
public final class SqlFailure {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Connection lost, transaction rolled back, out of resources, operator's intervention: it may work again. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    /** A lock not had in time, a transaction ended for its age or idleness, a server that only reads for now. */
    private static final Set<String> PASSING = Set.of(LOCK_NOT_AVAILABLE, "25P03", "25P04", "25006");

    /** More rows than one, data that fits no column, a constraint, a refusal raised by the schema itself. */
    private static final Set<String> LASTING_CLASSES = Set.of("21", "22", "23", "P0");

    private SqlFailure() {}

    /** It may pass by itself: worth a retry, and no fault of the request. */
    public static boolean mayPass(Throwable failure) {
        return causes(failure).anyMatch(SqlFailure::passes);
    }

    /** The data itself is refused: no retry can ever succeed. Of anything else nobody can say so. */
    public static boolean neverPasses(Throwable failure) {
        return causes(failure).map(SqlFailure::stateOf).anyMatch(state -> isOf(LASTING_CLASSES, state));
    }

    /** Somebody else held the row or the key for longer than a request waits. */
    public static boolean waitedTooLong(Throwable failure) {
        return causes(failure).map(SqlFailure::stateOf).anyMatch(LOCK_NOT_AVAILABLE::equals);
    }

    /** The row is there already, says the named constraint. */
    public static boolean duplicates(Throwable failure, String constraint) {
        return causes(failure)
                .anyMatch(e -> UNIQUE_VIOLATION.equals(stateOf(e))
                        && String.valueOf(e.getMessage()).contains('"' + constraint + '"'));
    }

    /** The client's own failures have no code: a connection that is gone or did not come free in time. */
    private static boolean passes(Throwable cause) {
        var state = stateOf(cause);
        return cause instanceof Unavailable
                || cause instanceof NoStackTraceThrowable
                || (cause instanceof VertxException && !(cause instanceof PgException))
                || (cause instanceof IOException && !(cause instanceof JacksonException))
                || PASSING.contains(state)
                || isOf(PASSING_CLASSES, state);
    }

    private static boolean isOf(Set<String> classes, String state) {
        return state.length() == 5 && classes.contains(state.substring(0, 2));
    }

    /** The SQLSTATE as the driver or Hibernate has it; empty where there is none. */
    private static String stateOf(Throwable cause) {
        var state = cause instanceof PgException e
                ? e.getSqlState()
                : cause instanceof SQLException e ? e.getSQLState() : null;
        return Objects.requireNonNullElse(state, "");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(16);
    }
}
