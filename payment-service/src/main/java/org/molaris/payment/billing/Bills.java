package org.molaris.payment.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.LowerCaseName;
import org.molaris.data.Statements;
import org.molaris.events.MolarisEvent;
import org.molaris.events.payment.BillEvent;
import org.molaris.payment.billing.BillRefused.Reason;
import org.molaris.web.TraceParent;

/** The rows of bills, within the transaction under way. What may never happen to them, {@code V009__bills.sql} says. */
@ApplicationScoped
class Bills {

    /** A bill {@code b} with the plan {@code p} of its own. */
    static final String WITH_PLAN = "bill b left join payment_plan p on p.clinic_id = b.clinic_id and p.bill_id = b.id";

    private static final String READ = "select cast(bill_details(b, p) as text) from " + WITH_PLAN + " where b.id = ?1";

    private static final String NUMBERED = READ.replace("b.id = ?1", "b.number = ?1");

    private static final String HOLD =
            "select cast(hold_for_bill(?1, cast(?2 as uuid), cast(?3 as uuid), cast(?4 as uuid), cast(cast(?5 as text) as timestamptz)) as text)";

    private static final String HOLD_FOR_CREDIT =
            "select cast(hold_for_credit(?1, cast(cast(?2 as text) as timestamptz)) as text)";

    /** Who issues another of the series at the same time waits here. */
    private static final String NEXT = """
            insert into bill_series as s (clinic_id, series, year, last_number, last_on)
            values (current_clinic(), ?1, ?3, 1, ?2)
                on conflict (clinic_id, series, year) do update
               set last_number = s.last_number + 1, last_on = excluded.last_on
             where s.last_on <= excluded.last_on
            returning last_number""";

    private static final String LAST_DAY = "select last_on from bill_series where series = ?1 and year = ?2";

    private static final String INSERT = """
            insert into bill (id, clinic_id, patient_id, counterparty, treatment_plan_id, operator_id, type, direction, issued_on,
                   description, net, vat, stamp, series, year, series_number, credited_bill_id, payment_plan_id, refundable,
                   created_at, updated_at)
            select id, current_clinic(), patient_id, counterparty, treatment_plan_id, operator_id, type, direction, issued_on,
                   description, net, vat, stamp, series, year, series_number, credited_bill_id, payment_plan_id, refundable,
                   created_at, created_at
              from jsonb_populate_record(cast(null as bill), cast(cast(?1 as text) as jsonb))""";

    private static final String TOUCH =
            "update bill set version = version + 1, updated_at = cast(cast(?2 as text) as timestamptz) where id = ?1";

    private static final String TELL = "select cast(tell_bill(?1, ?2, ?3, cast(?4 as text)) as text)";

    private final ObjectMapper json;
    private final CurrentClinic clinic;

    Bills(ObjectMapper json, CurrentClinic clinic) {
        this.json = json;
        this.clinic = clinic;
    }

    /** As it is now. Fails with {@link BillRefused} when there is none. */
    Uni<BillDetails> one(UUID id) {
        return Statements.value(String.class, READ, id).map(this::found);
    }

    /** The same by its number. */
    Uni<BillDetails> numbered(long number) {
        return Statements.value(String.class, NUMBERED, number).map(this::found);
    }

    /** Holds what a bill names, and tells what it has to know of that. */
    Uni<Held> hold(UUID patientId, UUID treatmentPlanId, UUID operatorId, UUID paymentPlanId, Instant now) {
        return Statements.value(
                        String.class, HOLD, patientId, treatmentPlanId, operatorId, paymentPlanId, now.toString())
                .map(held -> read(Held.class, held));
    }

    /** Holds a bill and its plan, and tells what was taken back of it before. */
    Uni<HeldForCredit> holdForCredit(UUID billId, Instant now) {
        return Statements.value(String.class, HOLD_FOR_CREDIT, billId, now.toString())
                .map(held -> read(HeldForCredit.class, held));
    }

    /** The next number of a series. Fails with {@link BillRefused} when it has one of a later day. */
    Uni<Integer> next(Series series, LocalDate day) {
        var name = LowerCaseName.of(series);
        return Statements.value(Integer.class, NEXT, name, day, day.getYear())
                .onItem()
                .ifNull()
                .switchTo(() -> Statements.value(LocalDate.class, LAST_DAY, name, day.getYear())
                        .map(last -> {
                            throw new BillRefused(Reason.ISSUED_BEFORE_THE_LAST, last);
                        }));
    }

    /** Writes the bill and tells that it is issued. */
    Uni<BillDetails> issue(NewBill bill, Class<? extends BillEvent> event) {
        return Statements.change(INSERT, written(bill))
                .chain(() -> tell(event, bill.id()))
                .chain(() -> one(bill.id()));
    }

    /** Gives the bill a new version and tells what it is now. */
    Uni<Void> changed(UUID billId, Class<? extends BillEvent> event, Instant now) {
        return Statements.change(TOUCH, billId, now.toString()).chain(() -> tell(event, billId));
    }

    private Uni<Void> tell(Class<? extends BillEvent> event, UUID billId) {
        return Statements.value(
                        String.class,
                        TELL,
                        MolarisEvent.typeOf(event),
                        billId,
                        clinic.caller().subject(),
                        TraceParent.current().orElse(null))
                .replaceWithVoid();
    }

    private BillDetails found(String row) {
        if (row == null) {
            throw new BillRefused(Reason.BILL_NOT_FOUND);
        }
        return read(BillDetails.class, row);
    }

    /** What a function of the schema says. */
    <T> T read(Class<T> type, String text) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(NewBill bill) {
        try {
            return json.writeValueAsString(bill);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A row, but for what the table adds. */
    record NewBill(
            UUID id,
            UUID patientId,
            String counterparty,
            UUID treatmentPlanId,
            UUID operatorId,
            BillType type,
            MoneyDirection direction,
            LocalDate issuedOn,
            String description,
            BigDecimal net,
            BigDecimal vat,
            BigDecimal stamp,
            Series series,
            int year,
            int seriesNumber,
            UUID creditedBillId,
            UUID paymentPlanId,
            BigDecimal refundable,
            Instant createdAt) {}

    /**
     * What is known of what a bill names.
     *
     * @param unknown which of the fields names nobody; then nothing else is there
     * @param billedNet and the VAT: what bills of the treatment ask for, less what was taken back
     * @param agreedPlanId an agreement that asks for what this bill would ask for again; null for none
     * @param planStatus of the payment plan that is named
     */
    record Held(
            String unknown,
            BigDecimal billedNet,
            BigDecimal billedVat,
            LocalDate today,
            String language,
            UUID agreedPlanId,
            String planStatus,
            UUID planBillId) {

        Sum billed() {
            return new Sum(billedNet, billedVat);
        }
    }

    /**
     * What is known of a bill that is to be credited.
     *
     * @param unpaid of somebody else's: what is left to pay
     */
    record HeldForCredit(BigDecimal creditedNet, BigDecimal creditedVat, BigDecimal unpaid, LocalDate today) {

        Sum credited() {
            return new Sum(creditedNet, creditedVat);
        }
    }
}
