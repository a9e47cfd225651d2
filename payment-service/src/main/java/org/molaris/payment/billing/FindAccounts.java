package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.payment.billing.TransactionRefused.Reason;
import org.molaris.web.Criterion;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/** Reads accounts. */
@ApplicationScoped
public class FindAccounts {

    private final KeptRows rows;

    FindAccounts(KeptRows rows) {
        this.rows = rows;
    }

    /** Also when it is deleted. */
    public Uni<Account> one(UUID id) {
        return rows.one(KeepAccounts.TABLE, Account.class, id, Reason.ACCOUNT_NOT_FOUND);
    }

    /** The same by its number. */
    public Uni<Account> numbered(long number) {
        return rows.numbered(KeepAccounts.TABLE, Account.class, number, Reason.ACCOUNT_NOT_FOUND);
    }

    /** Those of which all is true, deleted or not, in the order of their numbers. */
    public Uni<Stretch<Account>> list(List<Criterion<KeptField>> criteria, Span span) {
        return rows.list(KeepAccounts.TABLE, Account.class, criteria, span);
    }

    /** Newest first. */
    public Uni<Page<Account>> list(boolean includeDeleted, Slice slice) {
        return rows.list(KeepAccounts.TABLE, Account.class, includeDeleted, slice);
    }

    /** Deleted ones too, at the end. */
    public Uni<List<Account>> all() {
        return rows.all(KeepAccounts.TABLE, Account.class);
    }
}
