package org.molaris.payment;

import java.math.BigDecimal;
import java.util.UUID;
import org.molaris.data.Ids;
import org.molaris.test.Database;

/** Bills of a practice as they stand in the tables, whatever it takes to issue them. */
public record Bills(Practice practice) {

    private static final String ISSUE = """
            with asked as (
                select ?::uuid as id, ?::uuid as clinic_id, ?::uuid as patient_id, ?::text as type, ?::text as direction,
                       ?::numeric as net, ?::uuid as plan_id, ?::uuid as credited_id, ?::numeric as refundable, ?::boolean as own),
            named as (
                select *, case when patient_id is null then 'received' when type in ('credit', 'proforma') then type
                               else 'bill' end as series
                  from asked),
            series as (
                insert into bill_series as s (clinic_id, series, year, last_number, last_on)
                select clinic_id, series, extract(year from current_date), 1, current_date from named
                    on conflict (clinic_id, series, year) do update set last_number = s.last_number + 1
                returning *),
            plan as (
                insert into payment_plan (id, clinic_id, patient_id, description, total_amount, bill_id, created_at, updated_at)
                select plan_id, clinic_id, patient_id, 'Bill', net, id, now(), now() from named where own)
            insert into bill (id, clinic_id, patient_id, counterparty, type, direction, issued_on, net, series, year,
                              series_number, credited_bill_id, payment_plan_id, refundable, created_at, updated_at)
            select n.id, n.clinic_id, n.patient_id, case when n.patient_id is null then 'Laboratorio' end, n.type, n.direction,
                   current_date, n.net, n.series, s.year, s.last_number, n.credited_id, n.plan_id, n.refundable, now(), now()
              from named n, series s""";

    /** One that asks the patient for its money by a plan of its own. */
    public UUID incoming(String total) {
        return issue("full", "incoming", total, Ids.next(), null, "0", true);
    }

    /** One about an agreement that is there. */
    public UUID about(UUID plan, String total) {
        return issue("partial", "incoming", total, plan, null, "0", false);
    }

    /** One that the clinic has to pay. */
    public UUID outgoing(String total) {
        return issue("full", "outgoing", total, null, null, "0", false);
    }

    /** A credit note, of which so much is to be paid back. */
    public UUID credit(UUID bill, String total, String refundable) {
        return issue("credit", "outgoing", total, null, bill, refundable, false);
    }

    public UUID proforma(String total) {
        return issue("proforma", "incoming", total, null, null, "0", false);
    }

    private UUID issue(
            String type, String direction, String total, UUID plan, UUID credited, String refundable, boolean own) {
        var id = Ids.next();
        var patient = "outgoing".equals(direction) && credited == null ? null : practice.patient();
        Database.execute(
                ISSUE,
                id,
                practice.clinic(),
                patient,
                type,
                direction,
                new BigDecimal(total),
                plan,
                credited,
                new BigDecimal(refundable),
                own);
        return id;
    }

    public static UUID planOf(UUID bill) {
        return (UUID) Database.value("select payment_plan_id from bill where id = ?", bill);
    }

    public static long number(String table, UUID id) {
        return (long) Database.value("select number from " + table + " where id = ?", id);
    }

    /** The payment type that the clinic was given for a method. */
    public UUID type(String method) {
        return (UUID) Database.value(
                "select id from payment_type where clinic_id = ? and payment_method = ? order by number limit 1",
                practice.clinic(),
                method);
    }

    /** The account that the clinic's money of a method is on. */
    public UUID account(String method) {
        return (UUID) Database.value("select account_id from payment_type where id = ?", type(method));
    }
}
