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

    /** The same by its number. */
    public Uni<PaymentType> numbered(long number) {
        return rows.numbered(KeepPaymentTypes.TABLE, PaymentType.class, number, Reason.PAYMENT_TYPE_NOT_FOUND);
    }

    /** Those of which all is true, deleted or not, in the order of their numbers. */
    public Uni<Stretch<PaymentType>> list(List<Criterion<KeptField>> criteria, Span span) {
        return rows.list(KeepPaymentTypes.TABLE, PaymentType.class, criteria, span);
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
