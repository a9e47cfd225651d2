package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.LowerCaseName;
import org.molaris.data.Statements;
import org.molaris.payment.billing.RecordTransaction.Recorded;
import org.molaris.payment.billing.TransactionRefused.Reason;
import org.molaris.payment.plan.Assignment;
import org.molaris.web.TraceParent;

/**
 * Money that moves and is no payment of a patient. Its bill, if it has one, is held from before its rest is looked at until
 * the end, and has a new version whenever money moved on it that settles it, or that is taken back.
 */
@ApplicationScoped
class Movements {

    private static final String HOLD = "select cast(b.id as text) from bill b where b.id = ?1 for no key update";

    private static final String LEFT = "select left_on_bill(?1)";

    private static final String RECORD = """
            with added as (
                insert into movement as m
                       (id, clinic_id, direction, amount, moved_on, account_id, payment_type_id, bill_id, expense_type,
                        related_to_insurance, notes, created_at)
                values (?1, current_clinic(), ?2, ?3, ?4, ?5, ?6, cast(?7 as uuid), cast(?8 as text), ?9, cast(?10 as text),
                        cast(cast(?11 as text) as timestamptz))
                returning m as movement)
            insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
            select ?12, (movement).clinic_id, 'payments', 'transaction', (movement).id, 'transaction-recorded',
                   (movement).version, ?13, cast(?14 as text), jsonb_build_object('transaction', transaction_state(movement))
              from added""";

    private static final String SETTLED = """
            update bill set version = version + 1, updated_at = cast(cast(?2 as text) as timestamptz)
             where id = ?1 and left_on_bill(id) = 0""";

    private static final String BILL_OF =
            "select cast(bill_id as text) from movement where id = ?1 and voided_at is null";

    private static final String VOID = """
            with voided as (
                update movement m
                   set voided_at = cast(cast(?2 as text) as timestamptz), void_reason = ?3, voided_by = ?4, version = m.version + 1
                 where m.id = ?1 and m.voided_at is null
                returning m as movement)
            insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
            select ?5, (movement).clinic_id, 'payments', 'transaction', (movement).id, 'transaction-voided',
                   (movement).version, ?4, cast(?6 as text), jsonb_build_object('transaction', transaction_state(movement))
              from voided""";

    private static final String OPEN_AGAIN =
            "update bill set version = version + 1, updated_at = cast(cast(?2 as text) as timestamptz) where id = ?1";

    private static final String TELL = "select cast(tell_bill(?1, ?2, ?3, cast(?4 as text)) as text)";

    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    Movements(ClinicTransaction transaction, CurrentClinic clinic, Clock clock) {
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Answers its id. Fails with {@link TransactionRefused} when it is more than what is left on its bill. */
    Uni<UUID> record(Movement movement, Assignment assigned) {
        return transaction
                .once(
                        Recorded.class,
                        () -> hold(assigned.billId(), movement.amount()).chain(() -> insert(movement, assigned)))
                .map(Recorded::id);
    }

    private Uni<Void> hold(UUID billId, BigDecimal amount) {
        return billId == null
                ? Uni.createFrom().voidItem()
                : Statements.value(String.class, HOLD, billId)
                        .chain(() -> Statements.value(BigDecimal.class, LEFT, billId))
                        .invoke(left -> {
                            if (amount.compareTo(left) > 0) {
                                throw new TransactionRefused(Reason.EXCEEDS_BALANCE, left);
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Recorded> insert(Movement movement, Assignment assigned) {
        var id = Ids.next();
        return Statements.change(
                        RECORD,
                        id,
                        LowerCaseName.of(movement.direction()),
                        movement.amount(),
                        movement.movedOn(),
                        assigned.accountId(),
                        assigned.paymentTypeId(),
                        assigned.billId(),
                        LowerCaseName.of(assigned.expenseType()),
                        assigned.relatedToInsurance(),
                        movement.notes(),
                        now(),
                        Ids.next(),
                        clinic.caller().subject(),
                        TraceParent.current().orElse(null))
                .chain(() -> changed("bill-paid", SETTLED, assigned.billId()))
                .replaceWith(Recorded.movement(id));
    }

    /** Fails with {@link TransactionRefused} when there is no such movement, or it was voided before. */
    Uni<Void> voidIt(UUID id, String reason) {
        return transaction.run(() -> Statements.value(String.class, BILL_OF, id).flatMap(bill -> {
            var billId = bill == null ? null : UUID.fromString(bill);
            var held = billId == null
                    ? Uni.createFrom().voidItem()
                    : Statements.value(String.class, HOLD, billId).replaceWithVoid();
            return held.chain(() -> Statements.change(
                            VOID,
                            id,
                            now(),
                            reason,
                            clinic.caller().subject(),
                            Ids.next(),
                            TraceParent.current().orElse(null)))
                    .invoke(voided -> {
                        if (voided == 0) {
                            throw new TransactionRefused(Reason.TRANSACTION_NOT_FOUND);
                        }
                    })
                    .chain(() -> changed("bill-updated", OPEN_AGAIN, billId));
        }));
    }

    /** Tells of the bill if the statement gave it a new version. */
    private Uni<Void> changed(String what, String statement, UUID billId) {
        return billId == null
                ? Uni.createFrom().voidItem()
                : Statements.change(statement, billId, now())
                        .flatMap(changed -> changed == 0
                                ? Uni.createFrom().voidItem()
                                : Statements.value(
                                                String.class,
                                                TELL,
                                                what,
                                                billId,
                                                clinic.caller().subject(),
                                                TraceParent.current().orElse(null))
                                        .replaceWithVoid());
    }

    private String now() {
        return clock.instant().toString();
    }

    /** How much, which way and when. */
    record Movement(MoneyDirection direction, BigDecimal amount, LocalDate movedOn, String notes) {}
}
