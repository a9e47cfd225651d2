package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads patients, each question in one round trip. */
@ApplicationScoped
public class FindPatients {

    private static final String ONE = "select " + PatientRows.PATIENT + " from patient p where p.id = $1";

    /** Every word begins one of the names, or the email begins with all of it, or the phone contains its digits. */
    private static final String MATCHING = """
            ($2::text is null
                or (search_form($2) <> ''
                    and (not exists (select from regexp_split_to_table(search_form($2), ' ') word
                                      where strpos(' ' || search_form(concat_ws(' ', first_name, last_name)),
                                                   ' ' || word) = 0)
                         or starts_with(search_form(email), search_form($2))))
                or strpos(phone, $3) > 0)
            and ($4::timestamptz is null or updated_at >= $4)""";

    private static final String LIST =
            "select now() as read_at, counted.total, " + PatientRows.PATIENT + """

              from (select case when $1 then (select count(*) from patient where %1$s) end as total) counted
              left join lateral (
                    select * from patient
                     where %1$s
                       and number < $5
                     order by number desc limit $6 offset $7) p on true""".formatted(MATCHING);

    private static final Pattern PHONE = Pattern.compile("[-+.() \\d]*(?:\\d[-+.() ]*){3}");

    private final Flush flush;

    FindPatients(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link PatientRefused} when the clinic has no such patient. */
    public Uni<PatientDetails> one(UUID patientId) {
        return flush.read(ONE, Tuple.of(patientId)).map(rows -> {
            if (rows.size() == 0) {
                throw new PatientRefused(Reason.PATIENT_NOT_FOUND);
            }
            return PatientRows.patient(rows.iterator().next());
        });
    }

    /**
     * The clinic's patients, newest first.
     *
     * @param search the beginning of names or of an email, in any case and with or without accents, or at least three
     *     digits of a phone; null for all
     */
    public Uni<Page<PatientDetails>> list(String search, Slice slice) {
        var words = search == null || search.isBlank() ? null : search;
        return flush.read(
                        LIST,
                        Tuple.of(slice.total(), words, digitsOf(words))
                                .addOffsetDateTime(slice.since()
                                        .map(since -> since.atOffset(ZoneOffset.UTC))
                                        .orElse(null))
                                .addLong(slice.before())
                                .addLong((long) slice.rows())
                                .addLong(slice.offset()))
                .map(rows -> page(rows, slice));
    }

    /** However the number was grouped; null for what is no number. */
    private static String digitsOf(String search) {
        return search != null && PHONE.matcher(search).matches() ? search.replaceAll("\\D", "") : null;
    }

    private static Page<PatientDetails> page(RowSet<Row> rows, Slice slice) {
        var patients = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getUUID("id") != null)
                .map(PatientRows::patient)
                .toList();
        var first = rows.iterator().next();
        return Page.of(
                patients,
                slice,
                first.getLong("total"),
                PatientDetails::number,
                first.getOffsetDateTime("read_at").toInstant());
    }
}
