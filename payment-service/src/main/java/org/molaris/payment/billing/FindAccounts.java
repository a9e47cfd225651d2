package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.payment.billing.TransactionRefused.Reason;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

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

    /** Newest first. */
    public Uni<Page<Account>> list(boolean includeDeleted, Slice slice) {
        return rows.list(KeepAccounts.TABLE, Account.class, includeDeleted, slice);
    }

    /** Deleted ones too, at the end. */
    public Uni<List<Account>> all() {
        return rows.all(KeepAccounts.TABLE, Account.class);
    }
}
