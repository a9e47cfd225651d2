package org.molaris.payment.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.payment.ledger.FamilyAccount.Aged;
import org.molaris.payment.ledger.FamilyAccount.Kind;
import org.molaris.payment.ledger.FamilyAccount.Line;
import org.molaris.payment.ledger.FamilyAccount.Member;
import org.molaris.payment.ledger.FamilyAccount.Members;

/** Draws up what a family owes, each question in one round trip. */
@ApplicationScoped
public class FindFamilyAccount {

    /** The last ones; the balance after each is that of them all. */
    private static final int LINES = 1000;

    private static final String AGED = """
            with today as (
                select day_in_clinic($2) as day),
            plan as (
                select p.id, p.clinic_id, p.patient_id, p.amount_paid, p.created_at, p.total_amount - p.amount_paid as amount_left
                  from family_of($1) as member (id)
                  join payment_plan p on p.patient_id = member.id
                 where p.status in ('active', 'overdue')),
            %s
            select age.*, (select coalesce(sum(amount_left), 0.00) from plan where patient_id = $1) as own from age
            """.formatted(FindLedger.AGES);

    private static final String MEMBERS = """
            select w.number, w.first_name, w.last_name, coalesce(owed.amount, 0.00) as balance
              from family_of($1) as member (id)
              join patient w on w.id = member.id
              left join lateral (
                    select sum(p.total_amount - p.amount_paid) as amount
                      from payment_plan p
                     where p.patient_id = w.id and p.status in ('active', 'overdue')) owed on true
             order by coalesce(w.guarantor_id, w.id) <> w.id, w.number""";

    private static final String LINE = """
            with plan as (
                select p.*, w.first_name, w.number as patient_number
                  from %s as member (id)
                  join patient w on w.id = member.id
                  join payment_plan p on p.clinic_id = w.clinic_id and p.patient_id = w.id),
            entry (day, at, place, kind, number, first_name, patient_number, description, charge, credit) as (
                select day_in_clinic(created_at), created_at, 1, 'plan', number, first_name, patient_number, description,
                       total_amount, 0.00
                  from plan
                union all
                select m.paid_on, m.created_at, 2, 'payment', m.number, p.first_name, p.patient_number, p.description, 0.00,
                       m.amount
                  from plan p join payment m on m.clinic_id = p.clinic_id and m.payment_plan_id = p.id
                 where m.voided_at is null
                union all
                select day_in_clinic(closed_at), closed_at, 3, 'closing', number, first_name, patient_number, description, 0.00,
                       total_amount - amount_paid
                  from plan
                 where closed_at is not null and amount_paid < total_amount),
            line as (
                select *, sum(charge - credit) over so_far as balance, row_number() over so_far as nth, count(*) over () as lines
                  from entry
                window so_far as (order by day, at, place, number))
            select * from line where nth > lines - $2 order by nth""";

    private static final String LINES_OF_FAMILY = LINE.formatted("family_of($1)");
    private static final String LINES_OF_PATIENT = LINE.formatted("(select $1::uuid)");

    private final Flush flush;
    private final Clock clock;

    FindFamilyAccount(Flush flush, Clock clock) {
        this.flush = flush;
        this.clock = clock;
    }

    public Uni<Aged> aged(UUID patientId) {
        return flush.read(AGED, Tuple.of(patientId, now())).map(rows -> {
            var row = rows.iterator().next();
            return new Aged(FindLedger.ageing(row), row.getBigDecimal("own"));
        });
    }

    public Uni<Members> members(UUID patientId) {
        return flush.read(MEMBERS, Tuple.of(patientId)).map(rows -> {
            var members = SqlRows.stream(rows).map(FindFamilyAccount::member).toList();
            return new Members(
                    members, members.stream().map(Member::balance).reduce(new BigDecimal("0.00"), BigDecimal::add));
        });
    }

    /** The last {@value #LINES}, the oldest of them first. */
    public Uni<List<Line>> lines(UUID patientId, boolean ofTheFamily) {
        return flush.read(ofTheFamily ? LINES_OF_FAMILY : LINES_OF_PATIENT, Tuple.of(patientId, LINES))
                .map(rows -> SqlRows.stream(rows).map(FindFamilyAccount::line).toList());
    }

    private static Member member(Row row) {
        return new Member(
                row.getLong("number"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getBigDecimal("balance"));
    }

    private static Line line(Row row) {
        return new Line(
                row.getLocalDate("day"),
                LowerCaseName.named(Kind.class, row.getString("kind")),
                row.getLong("number"),
                row.getString("first_name"),
                row.getLong("patient_number"),
                row.getString("description"),
                row.getBigDecimal("charge"),
                row.getBigDecimal("credit"),
                row.getBigDecimal("balance"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
