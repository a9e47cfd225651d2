package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.payment.billing.TransactionRefused.Reason;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads payment types. */
@ApplicationScoped
public class FindPaymentTypes {

    private final KeptRows rows;

    FindPaymentTypes(KeptRows rows) {
        this.rows = rows;
    }

    /** Also when it is deleted. */
    public Uni<PaymentType> one(UUID id) {
        return rows.one(KeepPaymentTypes.TABLE, PaymentType.class, id, Reason.PAYMENT_TYPE_NOT_FOUND);
    }

    /** Newest first. */
    public Uni<Page<PaymentType>> list(boolean includeDeleted, Slice slice) {
        return rows.list(KeepPaymentTypes.TABLE, PaymentType.class, includeDeleted, slice);
    }

    /** Deleted ones too, at the end. */
    public Uni<List<PaymentType>> all() {
        return rows.all(KeepPaymentTypes.TABLE, PaymentType.class);
    }
}
