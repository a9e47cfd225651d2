package org.molaris.web;

import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters that every list takes; bounds and defaults are those of the list. */
public class Paging {

    /** A transaction lives this long at most, so a change is never missed by a client that comes back with as_of. */
    public static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

    /** From 1; the first page when absent. */
    @RestQuery("page")
    Integer page;

    @RestQuery("limit")
    Integer limit;

    /** Where the page before ended, from its {@code cursor}; instead of {@code page}. */
    @RestQuery("cursor")
    String cursor;

    /** {@code true} counts the whole list. */
    @RestQuery("total")
    Boolean total;

    /** Only what changed since then. */
    @RestQuery("updated_since")
    Instant updatedSince;

    /**
     * What to read: newest first, by number. One row more than the page tells whether there is a next one.
     *
     * @param before only numbers below this one
     */
    public record Slice(int page, int limit, long before, boolean total, Instant updatedSince) {

        public long offset() {
            return before == Long.MAX_VALUE ? (page - 1L) * limit : 0;
        }

        public int rows() {
            return limit + 1;
        }

        public Optional<Instant> since() {
            return Optional.ofNullable(updatedSince);
        }

        /** The same of a list that always tells how many there are. */
        public Slice counted() {
            return new Slice(page, limit, before, true, updatedSince);
        }
    }

    /** The slice asked for, of a list that answers so many rows unless asked, and never more than the most. */
    public Slice slice(int byDefault, int most) {
        int asked = within("limit", limit, byDefault, most);
        int wanted = within("page", page, 1, Integer.MAX_VALUE);
        return new Slice(wanted, asked, positionOf(cursor), Boolean.TRUE.equals(total), updatedSince);
    }

    private static int within(String parameter, Integer asked, int byDefault, int most) {
        if (asked != null && (asked < 1 || asked > most)) {
            throw new BadRequest(parameter, "must be between 1 and " + most, null);
        }
        return asked == null ? byDefault : asked;
    }

    /**
     * One page of a list.
     *
     * @param items at most limit rows
     * @param total how many there are in all; null unless asked
     * @param cursor where the next page begins; null on the last
     * @param asOf to be sent back as {@code updated_since} by a client that keeps in step
     */
    public record Page<T>(List<T> items, Long total, int page, int limit, String cursor, Instant asOf) {

        /** Cuts the one row too many, and remembers where to go on. The time is the database's, when it read. */
        public static <T> Page<T> of(List<T> rows, Slice slice, Long total, ToLongFunction<T> number, Instant readAt) {
            boolean more = rows.size() > slice.limit();
            var items = more ? rows.subList(0, slice.limit()) : rows;
            return new Page<>(
                    items,
                    total,
                    slice.page(),
                    slice.limit(),
                    more ? cursorAt(number.applyAsLong(items.get(items.size() - 1))) : null,
                    readAt.minus(LONGEST_TRANSACTION).truncatedTo(ChronoUnit.MILLIS));
        }

        /** The {@code Link} header to the next page, relative to this one's host; null on the last. */
        public String link(UriInfo uri) {
            if (cursor == null) {
                return null;
            }
            var next = uri.getRequestUriBuilder()
                    .replaceQueryParam("page")
                    .replaceQueryParam("cursor", cursor)
                    .build();
            return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
        }
    }

    private static String cursorAt(long number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static long positionOf(String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)).getLong();
        } catch (RuntimeException e) {
            throw new BadRequest("cursor", "is not one that this list gave", e);
        }
    }
}
