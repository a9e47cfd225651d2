package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads patients, each question in one round trip. */
@ApplicationScoped
public class FindPatients {

    private static final String ONE = "select " + PatientRows.PATIENT + " from patient p where p.%s = $1";
    private static final String BY_ID = ONE.formatted("id");
    private static final String BY_NUMBER = ONE.formatted("number");

    private static final String REACHABLE = """
            select id, phone, recall_opted_out,
                   archived_at is not null or merged_into is not null or erased_at is not null as archived
              from patient where id = any($1)""";

    /** Who is put away is of interest to whoever keeps in step, and to whoever asks. */
    private static final String LISTED =
            "($2 or archived_at is null) and ($3::timestamptz is null or updated_at >= $3)";

    private static final String ALL = page(
            "(select count(*) from patient where " + LISTED + ")",
            "select * from patient where " + LISTED + " and number < $4 order by number desc limit $5 offset $6");

    /** The function finds as many as the page ends with; all of them only to count them. */
    private static final String FOUND = page(
            "cardinality(find_patients($7, $2, $3, 9223372036854775807, 2147483647))",
            "select * from patient where number = any ((select find_patients($7, $2, $3, $4, least($5::bigint + $6::bigint, 2147483647)::integer))::bigint[])"
                    + " order by number desc limit $5 offset $6");

    private static String page(String total, String rows) {
        return """
                select now() as read_at, counted.total, %s
                  from (select case when $1 then %s end as total) counted
                  left join lateral (%s) p on true
                 order by p.number desc""".formatted(PatientRows.PATIENT, total, rows);
    }

    private static final Pattern PHONE = Pattern.compile("[-+.() \\d]*(?:\\d[-+.() ]*){3}");

    private final Flush flush;

    FindPatients(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link PatientRefused} when the clinic has no such patient. */
    public Uni<PatientDetails> one(UUID patientId) {
        return one(BY_ID, Tuple.of(patientId));
    }

    /** The same by the number that integer-keyed dialects know the patient by. */
    public Uni<PatientDetails> numbered(long number) {
        return one(BY_NUMBER, Tuple.of(number));
    }

    private Uni<PatientDetails> one(String statement, Tuple values) {
        return flush.read(statement, values).map(rows -> {
            if (rows.size() == 0) {
                throw new PatientRefused(Reason.PATIENT_NOT_FOUND);
            }
            return PatientRows.patient(rows.iterator().next());
        });
    }

    /** How it stands with those of them whom the clinic has, in no order. */
    public Uni<List<Reachable>> reachable(Collection<UUID> patientIds) {
        return flush.read(REACHABLE, Tuple.tuple().addArrayOfUUID(patientIds.toArray(UUID[]::new)))
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> new Reachable(
                                row.getUUID("id"),
                                row.getString("phone"),
                                row.getBoolean("recall_opted_out"),
                                row.getBoolean("archived")))
                        .toList());
    }

    /**
     * The clinic's patients, newest first.
     *
     * @param search words, or the beginnings of words, of names, email, phones and ids, in any case and with or without
     *     accents; null for all
     * @param archived also those who were put away; whoever asks what has changed is told of them anyway
     */
    public Uni<Page<PatientDetails>> list(String search, boolean archived, Slice slice) {
        var values = Tuple.of(slice.total(), archived || slice.since().isPresent())
                .addOffsetDateTime(slice.since()
                        .map(since -> since.atOffset(ZoneOffset.UTC))
                        .orElse(null))
                .addLong(slice.before())
                .addLong((long) slice.rows())
                .addLong(slice.offset());
        return (search == null || search.isBlank()
                        ? flush.read(ALL, values)
                        : flush.read(FOUND, values.addString(withoutGrouping(search))))
                .map(rows -> SqlRows.page(rows, slice, PatientRows::patient, PatientDetails::number));
    }

    /** However somebody grouped the digits of a phone. */
    private static String withoutGrouping(String search) {
        return PHONE.matcher(search).matches() ? search.replaceAll("\\D", "") : search;
    }
}
