package org.molaris.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.IdempotencyRefused.Reason;
import org.molaris.web.IdempotencyKey;
import org.molaris.web.Unavailable;

/**
 * Remembers what was answered under an {@code Idempotency-Key}, in the transaction of the effect. Scope: clinic,
 * principal, key. The primary key makes a repeat wait for the first one; two seconds later it is told so.
 */
@ApplicationScoped
public class Idempotency {

    private static final String CLAIM = """
            insert into idempotency (clinic_id, principal, key, fingerprint)
            values (current_clinic(), ?1, ?2, ?3) on conflict do nothing""";
    private static final String KEEP = """
            update idempotency set answer = cast(cast(?3 as text) as jsonb)
             where clinic_id = current_clinic() and principal = ?1 and key = ?2""";
    private static final String RECALL = """
            select fingerprint, answer::text as answer from idempotency
             where clinic_id = current_clinic() and principal = $1 and key = $2""";

    private final CurrentClinic clinic;
    private final Provider<Flush> flush;
    private final ObjectMapper json;

    Idempotency(CurrentClinic clinic, Provider<Flush> flush, ObjectMapper json) {
        this.clinic = clinic;
        this.flush = flush;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The work's answer, or the one that was kept. To be called inside the effect's transaction. */
    <T> Uni<T> once(IdempotencyKey key, Class<T> type, Supplier<Uni<T>> work) {
        return claim(key)
                .onFailure(SqlFailure::waitedTooLong)
                .transform(e -> new IdempotencyRefused(Reason.STILL_UNDER_WAY))
                .flatMap(claimed ->
                        claimed ? work.get().call(answer -> keep(key, answer)) : recallInTransaction(key, type));
    }

    /**
     * What was answered under the key before; null when it is new. For statements that claim the key themselves, after
     * one of them came back without an effect.
     *
     * @throws IdempotencyRefused (as a failure) when the key was used for another request
     */
    public <T> Uni<T> recall(IdempotencyKey key, Class<T> type) {
        return flush.get()
                .read(RECALL, Tuple.of(clinic.caller().subject(), key.value()))
                .map(rows -> answer(rows, key, type));
    }

    private Uni<Boolean> claim(IdempotencyKey key) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CLAIM)
                        .setParameter(1, clinic.caller().subject())
                        .setParameter(2, key.value())
                        .setParameter(3, key.fingerprint())
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    private Uni<Integer> keep(IdempotencyKey key, Object answer) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(KEEP)
                        .setParameter(1, clinic.caller().subject())
                        .setParameter(2, key.value())
                        .setParameter(3, write(answer))
                        .executeUpdate());
    }

    private <T> Uni<T> recallInTransaction(IdempotencyKey key, Class<T> type) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                RECALL.replace("$", "?").replace("answer::text", "cast(answer as text)"),
                                Object[].class)
                        .setParameter(1, clinic.caller().subject())
                        .setParameter(2, key.value())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new Unavailable(new IllegalStateException("The key was just forgotten")))
                .map(row -> answer((byte[]) row[0], (String) row[1], key, type));
    }

    private <T> T answer(RowSet<Row> rows, IdempotencyKey key, Class<T> type) {
        if (rows.size() == 0) {
            return null;
        }
        var row = rows.iterator().next();
        return answer(row.getBuffer("fingerprint").getBytes(), row.getString("answer"), key, type);
    }

    private <T> T answer(byte[] fingerprint, String answer, IdempotencyKey key, Class<T> type) {
        if (!MessageDigest.isEqual(fingerprint, key.fingerprint())) {
            throw new IdempotencyRefused(Reason.KEY_REUSED);
        }
        key.markReplayed();
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
