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
import org.molaris.data.SqlFailure;
import org.molaris.data.Statements;
import org.molaris.payment.billing.TransactionRefused.Reason;
import org.molaris.payment.known.KnownThings;
import org.molaris.web.TraceParent;

/** Adds, renames and deletes accounts, and tells of it in the same statement. A deleted one stays: what is on it goes on naming it. */
@ApplicationScoped
public class KeepAccounts {

    static final String TABLE = "account";

    private static final String ADD = """
            with added as (
                insert into account as a (id, clinic_id, name, created_at, updated_at)
                values (?1, current_clinic(), ?2, cast(cast(?3 as text) as timestamptz), cast(cast(?3 as text) as timestamptz)) returning *)
            select cast(to_jsonb(added) as text)
              from added, tell_account('created', to_jsonb(added), ?4, cast(?5 as text))""";

    private static final String CHANGE = """
            with found as (
                select id, version from account where id = $1 and deleted_at is null for no key update),
            changed as (
                update account a
                   set name = coalesce($3::text, a.name), version = a.version + 1, updated_at = $4
                  from found
                 where a.id = found.id and found.version = coalesce($2::bigint, found.version)
                returning a.*)
            select (select to_jsonb(changed)::text
                      from changed, tell_account('updated', to_jsonb(changed), $5, $6)) as kept, false as in_use from found""";

    /** Deleting one again changes nothing. */
    private static final String DELETE = """
            with found as (
                select id, version, deleted_at, exists (
                         select from payment_type t where t.account_id = $1 and t.deleted_at is null) as in_use
                  from account where id = $1 for update),
            changed as (
                update account a
                   set deleted_at = coalesce(a.deleted_at, $3), version = a.version + (a.deleted_at is null)::int,
                       updated_at = case when a.deleted_at is null then $3 else a.updated_at end
                  from found
                 where a.id = found.id and found.version = coalesce($2::bigint, found.version) and not found.in_use
                returning a.*)
            select (select to_jsonb(changed)::text from changed) as kept, in_use,
                   (select case when found.deleted_at is null
                                then tell_account('deleted', to_jsonb(changed), $4, $5)::text end from changed) as told
              from found""";

    private final ClinicTransaction transaction;
    private final Flush flush;
    private final CurrentClinic clinic;
    private final KnownThings known;
    private final KeptRows rows;
    private final Clock clock;

    KeepAccounts(
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

    /** Fails with {@link TransactionRefused} when another one has the name. */
    public Uni<Account> add(String name) {
        return known.bringNumbered(null)
                .chain(() -> transaction.once(
                        Account.class,
                        () -> Statements.value(
                                        String.class,
                                        ADD,
                                        Ids.next(),
                                        name,
                                        clock.instant().toString(),
                                        actor(),
                                        trace())
                                .map(added -> rows.of(Account.class, added))))
                .onFailure(KeepAccounts::nameIsTaken)
                .transform(e -> new TransactionRefused(Reason.NAME_TAKEN));
    }

    /** Fails with {@link TransactionRefused} when there is none that is not deleted, or another one has the name. */
    public Uni<Account> rename(UUID id, OptionalLong expected, String name) {
        return write(CHANGE, Tuple.of(id, version(expected), name, Sql.moment(clock.instant()), actor(), trace()));
    }

    /** Fails with {@link TransactionRefused} while payment types put their money there. */
    public Uni<Account> delete(UUID id, OptionalLong expected) {
        return write(DELETE, Tuple.of(id, version(expected), Sql.moment(clock.instant()), actor(), trace()));
    }

    private Uni<Account> write(String statement, Tuple values) {
        return flush.write(statement, values)
                .onFailure(KeepAccounts::nameIsTaken)
                .transform(e -> new TransactionRefused(Reason.NAME_TAKEN))
                .map(found -> {
                    if (found.size() == 0) {
                        throw new TransactionRefused(Reason.ACCOUNT_NOT_FOUND);
                    }
                    var row = found.iterator().next();
                    if (row.getBoolean("in_use")) {
                        throw new TransactionRefused(Reason.ACCOUNT_IN_USE);
                    }
                    var kept = rows.of(Account.class, row);
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
        return SqlFailure.duplicates(e, "account_by_name");
    }
}
