package org.molaris.clinic.credential;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.clinic.credential.ApiKeyRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads keys, each question in one round trip. */
@ApplicationScoped
public class FindApiKeys {

    private static final String ONE = "select " + ApiKeyRows.KEY + " from api_key k where k.id = $1";

    private static final String MATCHING = """
            ($2 or revoked_at is null)
            and ($3::timestamptz is null or updated_at >= $3)""";

    private static final String LIST =
            "select now() as read_at, counted.total, " + ApiKeyRows.KEY + """

              from (select case when $1 then (select count(*) from api_key where %1$s) end as total) counted
              left join lateral (
                    select * from api_key
                     where %1$s
                       and number < $4
                     order by number desc limit $5 offset $6) k on true""".formatted(MATCHING);

    private final Flush flush;

    FindApiKeys(Flush flush) {
        this.flush = flush;
    }

    /** Revoked or not. Fails with {@link ApiKeyRefused} when the clinic has no such key. */
    public Uni<ApiKeyDetails> one(UUID keyId) {
        return flush.read(ONE, Tuple.of(keyId)).map(rows -> {
            if (rows.size() == 0) {
                throw new ApiKeyRefused(Reason.API_KEY_NOT_FOUND);
            }
            return ApiKeyRows.key(rows.iterator().next());
        });
    }

    /** The clinic's keys, newest first, with or without those that were revoked. */
    public Uni<Page<ApiKeyDetails>> list(boolean includeRevoked, Slice slice) {
        return flush.read(
                        LIST,
                        Tuple.of(slice.total(), includeRevoked)
                                .addOffsetDateTime(slice.since()
                                        .map(since -> since.atOffset(ZoneOffset.UTC))
                                        .orElse(null))
                                .addLong(slice.before())
                                .addLong((long) slice.rows())
                                .addLong(slice.offset()))
                .map(rows -> SqlRows.page(rows, slice, ApiKeyRows::key, ApiKeyDetails::number));
    }
}
