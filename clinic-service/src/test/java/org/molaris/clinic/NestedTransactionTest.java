package org.molaris.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;

/** Platform administration works for one clinic inside the transaction of another: each sees its own and no more. */
@QuarkusTest
class NestedTransactionTest {

    private final UUID outer = UUID.randomUUID();
    private final UUID inner = UUID.randomUUID();

    @Inject
    ClinicTransaction transaction;

    @Inject
    CurrentClinic clinic;

    @Test
    void theInnerClinicIsBoundForAsLongAsItsWorkAndTheOuterOneAgainAfterIt() throws Throwable {
        var bound = done(in(
                outer,
                () -> bound().flatMap(before -> in(inner, NestedTransactionTest::bound)
                        .flatMap(inside -> bound().map(after -> List.of(before, inside, after))))));

        assertThat(bound).containsExactly(outer.toString(), inner.toString(), outer.toString());
    }

    @Test
    void bothAreOneTransaction() throws Throwable {
        var ids = done(in(
                outer,
                () -> transactionId()
                        .flatMap(before -> in(inner, NestedTransactionTest::transactionId)
                                .map(inside -> List.of(before, inside)))));

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void whatFailsInsideFailsTheWhole() {
        assertThatThrownBy(() -> done(in(
                        outer, () -> in(inner, () -> Uni.createFrom().failure(new IllegalStateException("inside"))))))
                .hasMessageContaining("inside");
    }

    @Test
    void aTransactionLeavesNoClinicBehind() throws Throwable {
        done(in(outer, () -> in(inner, NestedTransactionTest::bound)));

        assertThat(done(in(outer, NestedTransactionTest::bound))).isEqualTo(outer.toString());
    }

    private <T> Uni<T> in(UUID id, Supplier<Uni<T>> work) {
        return clinic.as(Caller.system(id, "test"), () -> transaction.run(work));
    }

    private static Uni<String> bound() {
        return ask("select cast(current_clinic() as text)");
    }

    private static Uni<String> transactionId() {
        return ask("select cast(pg_current_xact_id() as text)");
    }

    private static Uni<String> ask(String query) {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(query, String.class).getSingleResult());
    }

    private static <T> T done(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }
}
