package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Flush;
import org.molaris.data.Ids;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlFailure;
import org.molaris.data.Statements;
import org.molaris.payment.billing.TransactionRefused.Reason;
import org.molaris.payment.known.KnownThings;
import org.molaris.payment.plan.PaymentMethod;
import org.molaris.web.TraceParent;

/**
 * Adds, changes and deletes payment types. A deleted one stays: what is of it goes on naming it, and it stands for its method
 * while the clinic has no other of that. The account is held while it is named, so that nobody deletes it meanwhile.
 */
@ApplicationScoped
public class KeepPaymentTypes {

    static final String TABLE = "payment_type";

    private static final String ADD = """
            with account as (
                select id from account where id = ?4 and deleted_at is null for share),
            added as (
                insert into payment_type (id, clinic_id, name, payment_method, account_id, created_at, updated_at)
                select ?1, current_clinic(), ?2, ?3, account.id, cast(cast(?5 as text) as timestamptz), cast(cast(?5 as text) as timestamptz) from account
                returning *)
            select cast(to_jsonb(added) as text)
              from added, tell_payment_type('created', to_jsonb(added), ?6, cast(?7 as text))""";

    private static final String CHANGE = """
            with found as (
                select id, version from payment_type where id = $1 and deleted_at is null for no key update),
            account as (
                select id from account where id = $4::uuid and deleted_at is null for share),
            changed as (
                update payment_type t
                   set name = coalesce($3::text, t.name), account_id = coalesce((select id from account), t.account_id),
                       version = t.version + 1, updated_at = $5
                  from found
                 where t.id = found.id and found.version = coalesce($2::bigint, found.version)
                   and ($4::uuid is null or exists (select from account))
                returning t.*)
            select (select to_jsonb(changed)::text
                      from changed, tell_payment_type('updated', to_jsonb(changed), $6, $7)) as kept,
                   $4::uuid is not null and not exists (select from account) as unknown_account
              from found""";

    /** Deleting one again changes nothing. */
    private static final String DELETE = """
            with found as (
                select id, version, deleted_at from payment_type where id = $1 for no key update),
            changed as (
                update payment_type t
                   set deleted_at = coalesce(t.deleted_at, $3), version = t.version + (t.deleted_at is null)::int,
                       updated_at = case when t.deleted_at is null then $3 else t.updated_at end
                  from found
                 where t.id = found.id and found.version = coalesce($2::bigint, found.version)
                returning t.*)
            select (select to_jsonb(changed)::text from changed) as kept, false as unknown_account,
                   (select case when found.deleted_at is null
                                then tell_payment_type('deleted', to_jsonb(changed), $4, $5)::text end from changed) as told
              from found""";

    private final ClinicTransaction transaction;
    private final Flush flush;
    private final CurrentClinic clinic;
    private final KnownThings known;
    private final KeptRows rows;
    private final Clock clock;

    KeepPaymentTypes(
            ClinicTransaction transaction,
            Flush flush,
            CurrentClinic clinic,
            KnownThings known,
            KeptRows rows,
            Clock clock) {
        this.transaction = transaction;
        this.flush = flush;
        this.clinic = clinic;
        this.known = known;
        this.rows = rows;
        this.clock = clock;
    }

    /** Fails with {@link TransactionRefused} when another one has the name, or the account is not in use. */
    public Uni<PaymentType> add(String name, PaymentMethod method, UUID accountId) {
        return known.bringNumbered(null)
                .chain(() -> transaction.once(
                        PaymentType.class,
                        () -> Statements.value(
                                        String.class,
                                        ADD,
                                        Ids.next(),
                                        name,
                                        LowerCaseName.of(method),
                                        accountId,
                                        clock.instant().toString(),
                                        actor(),
                                        trace())
                                .onItem()
                                .ifNull()
                                .failWith(() -> new TransactionRefused(Reason.UNKNOWN_ACCOUNT))
                                .map(added -> rows.of(PaymentType.class, added))))
                .onFailure(KeepPaymentTypes::nameIsTaken)
                .transform(e -> new TransactionRefused(Reason.NAME_TAKEN));
    }

    /**
     * Fails with {@link TransactionRefused} when there is none that is not deleted, another one has the name, or the account
     * is not in use. Its method stays: what is of it was paid so.
     *
     * @param name and the account: null leaves them as they are
     */
    public Uni<PaymentType> change(UUID id, OptionalLong expected, String name, UUID accountId) {
        return write(
                CHANGE,
                Tuple.of(id, version(expected), name, accountId, Sql.moment(clock.instant()), actor(), trace()));
    }

    public Uni<PaymentType> delete(UUID id, OptionalLong expected) {
        return write(DELETE, Tuple.of(id, version(expected), Sql.moment(clock.instant()), actor(), trace()));
    }

    private Uni<PaymentType> write(String statement, Tuple values) {
        return flush.write(statement, values)
                .onFailure(KeepPaymentTypes::nameIsTaken)
                .transform(e -> new TransactionRefused(Reason.NAME_TAKEN))
                .map(found -> {
                    if (found.size() == 0) {
                        throw new TransactionRefused(Reason.PAYMENT_TYPE_NOT_FOUND);
                    }
                    var row = found.iterator().next();
                    if (row.getBoolean("unknown_account")) {
                        throw new TransactionRefused(Reason.UNKNOWN_ACCOUNT);
                    }
                    var kept = rows.of(PaymentType.class, row);
                    if (kept == null) {
                        throw new TransactionRefused(Reason.STALE);
                    }
                    return kept;
                });
    }

    private String actor() {
        return clinic.caller().subject();
    }

    private static String trace() {
        return TraceParent.current().orElse(null);
    }

    private static Long version(OptionalLong expected) {
        return expected.isPresent() ? expected.getAsLong() : null;
    }

    private static boolean nameIsTaken(Throwable e) {
        return SqlFailure.duplicates(e, "payment_type_by_name");
    }
}
