package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.Idempotency;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.payment.billing.TransactionRefused.Reason;
import org.molaris.payment.known.KnownThings;
import org.molaris.payment.plan.Assignment;
import org.molaris.payment.plan.ExpenseType;
import org.molaris.payment.plan.PaymentMethod;
import org.molaris.payment.plan.RecordPayment;
import org.molaris.web.IdempotencyKey;

/**
 * Takes down money that came or went. What a patient pays on a bill is a payment on the bill's plan, and nothing else: there
 * is one till. Everything else is a movement.
 *
 * <p>Step by step: what was answered under the request's key is answered again, whatever the bill is by now. What the request
 * names is looked up; should that fail nothing is done. Then {@link RecordPayment} takes the money, or {@link Movements} does,
 * each all or nothing, and each looks again how much is left: of two at the same moment the second is refused when too little
 * is. A repeat that comes before the first has ended finds its key taken, and answers as that did. Last the transaction is
 * read; should that fail it is there nevertheless, and a repeat finds it.
 */
@ApplicationScoped
public class RecordTransaction {

    private static final String NAMED = """
            select a.id as account_id, t.id as payment_type_id, t.payment_method, t.account_id as usual_account_id,
                   b.id as bill_id, b.type, b.direction, b.payment_plan_id, day_in_clinic($4) as today
              from clinic c
              left join account a on a.clinic_id = c.clinic_id and a.%1$s = $1 and a.deleted_at is null
              left join payment_type t on t.clinic_id = c.clinic_id and t.%1$s = $2 and t.deleted_at is null
              left join bill b on b.clinic_id = c.clinic_id and b.%1$s = $3""";

    private final RecordPayment recordPayment;
    private final Movements movements;
    private final FindTransactions findTransactions;
    private final KnownThings known;
    private final Flush flush;
    private final Idempotency idempotency;
    private final Clock clock;

    RecordTransaction(
            RecordPayment recordPayment,
            Movements movements,
            FindTransactions findTransactions,
            KnownThings known,
            Flush flush,
            Idempotency idempotency,
            Clock clock) {
        this.recordPayment = recordPayment;
        this.movements = movements;
        this.findTransactions = findTransactions;
        this.known = known;
        this.flush = flush;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Fails with {@link TransactionRefused}, or as {@link RecordPayment} does, when the rules say no. Answers it as it was
     * recorded, to repeats too.
     */
    public Uni<TransactionDetails> handle(Command wanted) {
        return before().onItem()
                .ifNull()
                .switchTo(() -> named(wanted).flatMap(named -> record(wanted, named)))
                .flatMap(findTransactions::one)
                .map(TransactionDetails::asRecorded);
    }

    private Uni<UUID> before() {
        return IdempotencyKey.current()
                .map(key -> idempotency.recall(key, Recorded.class))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .map(recorded -> recorded == null ? null : recorded.id());
    }

    private Uni<Row> named(Command wanted) {
        var names = wanted.names();
        return known.bringNumbered(null)
                .chain(() -> flush.read(
                        NAMED.formatted(names.column()),
                        Tuple.of(names.account(), names.paymentType(), names.bill(), Sql.moment(clock.instant()))))
                .map(rows -> SqlRows.stream(rows)
                        .findFirst()
                        .orElseThrow(() -> new TransactionRefused(Reason.UNKNOWN_PAYMENT_TYPE)))
                .invoke(named -> check(wanted, named));
    }

    private static void check(Command wanted, Row named) {
        if (named.getUUID("payment_type_id") == null) {
            throw new TransactionRefused(Reason.UNKNOWN_PAYMENT_TYPE);
        }
        if (wanted.names().account() != null && named.getUUID("account_id") == null) {
            throw new TransactionRefused(Reason.UNKNOWN_ACCOUNT);
        }
        if (wanted.movedOn() != null && wanted.movedOn().isAfter(named.getLocalDate("today"))) {
            throw new TransactionRefused(Reason.MOVED_IN_THE_FUTURE);
        }
        if (wanted.names().bill() != null) {
            checkBill(wanted, named);
        }
    }

    private static void checkBill(Command wanted, Row named) {
        if (named.getUUID("bill_id") == null) {
            throw new TransactionRefused(Reason.UNKNOWN_BILL);
        }
        if (named.getString("type").equals("proforma")) {
            throw new TransactionRefused(Reason.PROFORMA_TAKES_NO_MONEY);
        }
        if (!named.getString("direction").equals(LowerCaseName.of(wanted.direction()))) {
            throw new TransactionRefused(Reason.WRONG_DIRECTION);
        }
    }

    private Uni<UUID> record(Command wanted, Row named) {
        var accountId =
                named.getUUID("account_id") == null ? named.getUUID("usual_account_id") : named.getUUID("account_id");
        var assigned = new Assignment(
                named.getUUID("bill_id"),
                accountId,
                named.getUUID("payment_type_id"),
                wanted.expenseType(),
                wanted.relatedToInsurance());
        var planId = named.getUUID("payment_plan_id");
        return planId == null
                ? movements.record(
                        new Movements.Movement(
                                wanted.direction(),
                                wanted.amount(),
                                wanted.movedOn() == null ? named.getLocalDate("today") : wanted.movedOn(),
                                wanted.notes()),
                        assigned)
                : recordPayment
                        .handle(new RecordPayment.Command(
                                planId,
                                wanted.amount(),
                                wanted.movedOn(),
                                LowerCaseName.named(PaymentMethod.class, named.getString("payment_method")),
                                wanted.notes(),
                                null,
                                null,
                                assigned))
                        .map(recorded -> recorded.payment().id());
    }

    /** What a key keeps of it: a payment with its plan, or a movement. */
    record Recorded(Named payment, Named movement) {

        UUID id() {
            return (payment == null ? movement : payment).id();
        }

        static Recorded movement(UUID id) {
            return new Recorded(null, new Named(id));
        }

        record Named(UUID id) {}
    }

    /**
     * Money that came or went, in whatever words a dialect heard of it.
     *
     * @param movedOn null for today in the clinic
     * @param expenseType null when not said
     */
    public record Command(
            MoneyDirection direction,
            BigDecimal amount,
            LocalDate movedOn,
            Names names,
            ExpenseType expenseType,
            boolean relatedToInsurance,
            String notes) {

        public Command {
            amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        }
    }

    /** What it names: its account, null for that of its type; its type; its bill, null for none. */
    public record Names(Object account, Object paymentType, Object bill, String column) {

        public static Names ids(UUID account, UUID paymentType, UUID bill) {
            return new Names(account, paymentType, bill, "id");
        }

        public static Names numbers(Long account, Long paymentType, Long bill) {
            return new Names(account, paymentType, bill, "number");
        }
    }
}
