package org.molaris.treatment.known;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.treatment.known.Thing.Kind;
import org.molaris.web.Unavailable;

/**
 * Brings here what a request names and no event has told of yet: asked for once at its owner, and kept as the event would
 * have kept it. Whoever uses it finds out by its absence that its owner does not know it either.
 *
 * <p>Fails with {@link Unavailable} when the owner cannot be asked: then nobody may say "unknown".
 */
@ApplicationScoped
public class KnownThings {

    private static final String MISSING = """
            select kind, id
              from unnest($1::text[], $2::uuid[]) as asked (kind, id)
             where case kind when 'clinic' then not exists (select from clinic)
                             when 'patient' then not exists (select from patient p where p.id = asked.id and p.version > 0)
                             when 'operator' then not exists (select from operator o where o.id = asked.id)
                             when 'branch' then not exists (select from branch b where b.id = asked.id)
                             else not exists (select from appointment a where a.id = asked.id) end""";

    private final Flush flush;
    private final CurrentClinic clinic;
    private final ClinicService owner;

    KnownThings(Flush flush, CurrentClinic clinic, @RestClient ClinicService owner) {
        this.flush = flush;
        this.clinic = clinic;
        this.owner = owner;
    }

    /** Null stands for what the request does not name. */
    public Uni<Void> bring(UUID patientId, UUID operatorId, UUID branchId) {
        return bring(List.of(
                new Thing(Kind.CLINIC, clinic.id()),
                new Thing(Kind.PATIENT, patientId),
                new Thing(Kind.OPERATOR, operatorId),
                new Thing(Kind.BRANCH, branchId)));
    }

    /** Null stands for no appointment. */
    public Uni<Void> bringAppointment(UUID appointmentId) {
        return bring(List.of(new Thing(Kind.APPOINTMENT, appointmentId)));
    }

    private Uni<Void> bring(List<Thing> things) {
        var named = things.stream().filter(thing -> thing.id() != null).toList();
        return named.isEmpty()
                ? Uni.createFrom().voidItem()
                : missing(named)
                        .onItem()
                        .transformToMulti(missing -> Multi.createFrom().items(missing))
                        .onItem()
                        .transformToUniAndConcatenate(this::ask)
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private Uni<Stream<Thing>> missing(List<Thing> named) {
        return flush.read(
                        MISSING,
                        Tuple.tuple()
                                .addArrayOfString(named.stream()
                                        .map(thing -> thing.kind().table())
                                        .toArray(String[]::new))
                                .addArrayOfUUID(named.stream().map(Thing::id).toArray(UUID[]::new)))
                .map(rows -> SqlRows.stream(rows)
                        .flatMap(row -> named.stream()
                                .filter(thing -> thing.kind().table().equals(row.getString("kind")))));
    }

    private Uni<Boolean> ask(Thing thing) {
        var passport = clinic.caller().passport().map("Bearer "::concat).orElse(null);
        return (thing.kind() == Kind.CLINIC
                        ? owner.clinic(passport)
                        : owner.one(passport, thing.kind().path(), thing.id()))
                .flatMap(answered -> flush.write(
                        "select " + thing.kind().effect() + "($1::text::jsonb, $2)",
                        Tuple.of(thing.asNews(answered), clinic.caller().subject())))
                .replaceWith(true)
                .onFailure(KnownThings::saysThereIsNone)
                .recoverWithItem(false)
                .onFailure(e -> !(e instanceof Unavailable))
                .transform(Unavailable::new);
    }

    private static boolean saysThereIsNone(Throwable e) {
        return e instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404;
    }
}
