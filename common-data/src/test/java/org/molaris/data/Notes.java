package org.molaris.data;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** The smallest service there can be, to try the ways of committing on. */
@ApplicationScoped
@Path("/notes")
@PermitAll
public class Notes {

    private static final String INSERT = "insert into note (clinic_id, id, body) values (?1, ?2, ?3)";

    /** Adds, as no real effect may: an event that took effect twice would show. */
    private static final String COUNT_ARRIVALS = """
            insert into note (clinic_id, id, body) select clinic_id, subject, coalesce(data ->> 'body', 'forgotten') from event
            on conflict (clinic_id, id) do update set arrivals = note.arrivals + 1""";

    private static final String COUNT_AGAIN =
            INSERT + " on conflict (clinic_id, id) do update set arrivals = note.arrivals + 1";

    private final ClinicTransaction transaction;
    private final Outbox outbox;
    private final Inbox inbox;
    private final JobClaims claims;
    private final CurrentClinic clinic;

    Notes(ClinicTransaction transaction, Outbox outbox, Inbox inbox, JobClaims claims, CurrentClinic clinic) {
        this.transaction = transaction;
        this.outbox = outbox;
        this.inbox = inbox;
        this.claims = claims;
        this.clinic = clinic;
    }

    public record NewNote(UUID id, UUID clinicId, String body, double seconds) {}

    public record Note(UUID id, String body) {}

    /** Something was written down. */
    public record NoteTaken(UUID clinicId, UUID subject, String body) implements MolarisEvent {

        @Override
        public Topic topic() {
            return Topic.PAYMENTS;
        }

        @Override
        public String aggregate() {
            return "note";
        }

        @Override
        public long sequence() {
            return 1;
        }

        @Override
        public boolean last() {
            return body.equals("farewell");
        }
    }

    @POST
    public Uni<Note> take(NewNote note) {
        return transaction.once(Note.class, () -> write(note));
    }

    @POST
    @Path("/for-another-clinic")
    public Uni<Note> takeForAnother(NewNote note) {
        return transaction.once(
                Note.class,
                () -> clinic.as(
                                new Caller(note.clinicId(), clinic.caller().subject(), null),
                                () -> transaction.run(() -> write(note)))
                        .onFailure(IllegalStateException.class)
                        .recoverWithItem(new Note(note.id(), "recovered"))
                        .call(() -> sql(INSERT, clinic.id(), note.id(), "left behind")));
    }

    @POST
    @Path("/nightly")
    public Uni<Boolean> nightly(NewNote note, @RestQuery String period) {
        return claims.once(clinic.id(), "nightly", period, () -> write(note).replaceWithVoid());
    }

    @GET
    @Path("/count")
    public Uni<Long> count() {
        return transaction.run(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select count(*) from note", Long.class)
                        .getSingleResult()));
    }

    @Incoming("patients")
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, COUNT_ARRIVALS);
    }

    /** An instruction: its effect is a use case, which adds, too. */
    @Incoming("patient-requests")
    Uni<Void> onRequest(ConsumerRecords<String, String> batch) {
        return inbox.receive(batch, "notes-desk", event -> write(event.as(NoteTaken.class)));
    }

    private Uni<Void> write(NoteTaken asked) {
        return transaction
                .run(() -> sql(COUNT_AGAIN, clinic.id(), asked.subject(), asked.body())
                        .call(() -> outbox.append(new NoteTaken(clinic.id(), asked.subject(), asked.body()))))
                .replaceWithVoid();
    }

    private Uni<Note> write(NewNote note) {
        if ("fail".equals(note.body())) {
            return Uni.createFrom().failure(new IllegalStateException("as wished"));
        }
        var clinicId = note.clinicId() == null ? clinic.id() : note.clinicId();
        return sql(INSERT, clinicId, note.id(), note.body())
                .call(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery("select cast(pg_sleep(?1) as text)", String.class)
                                .setParameter(1, note.seconds())
                                .getSingleResult()))
                .call(() -> outbox.append(new NoteTaken(clinicId, note.id(), note.body())))
                .replaceWith(new Note(note.id(), note.body()));
    }

    private static Uni<Integer> sql(String statement, Object... values) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(statement);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.executeUpdate();
        });
    }
}
