package org.molaris.data;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.molaris.auth.CurrentClinic;
import org.molaris.web.Unavailable;

/**
 * Brings here what a request names and no event has told of yet: asked for once at its owner, with the caller's own
 * passport, and kept as the event would have kept it. Whoever uses it finds out by its absence that its owner does not know
 * it either.
 *
 * <p>Fails with {@link Unavailable} when an owner cannot be asked: then nobody may say "unknown".
 */
@ApplicationScoped
public class ReadThrough {

    private final Flush flush;
    private final CurrentClinic clinic;

    ReadThrough(Flush flush, CurrentClinic clinic) {
        this.flush = flush;
        this.clinic = clinic;
    }

    /** Looks for all of them in one round trip, and asks for what is missing in the order given. */
    public Uni<Void> bring(Thing<?>... things) {
        List<Thing<?>> named =
                Stream.<Thing<?>>of(things).filter(thing -> thing.id() != null).toList();
        return named.isEmpty()
                ? Uni.createFrom().voidItem()
                : missing(named)
                        .onItem()
                        .transformToMulti(missing -> Multi.createFrom().iterable(missing))
                        .onItem()
                        .transformToUniAndConcatenate(this::ask)
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private Uni<List<Thing<?>>> missing(List<Thing<?>> named) {
        var places = IntStream.range(0, named.size());
        var question =
                places.mapToObj(i -> named.get(i).kind().knownAs("$" + (i + 1))).collect(joining(", ", "select ", ""));
        return flush.read(
                        question,
                        Tuple.from(named.stream().<Object>map(Thing::id).toList()))
                .map(rows -> {
                    var known = rows.iterator().next();
                    return IntStream.range(0, named.size())
                            .filter(i -> !known.getBoolean(i))
                            .<Thing<?>>mapToObj(named::get)
                            .toList();
                });
    }

    private <K> Uni<Boolean> ask(Thing<K> thing) {
        var passport = clinic.caller().passport().map("Bearer "::concat).orElse(null);
        return thing.kind()
                .owner()
                .apply(passport, thing.id())
                .flatMap(answered -> flush.write(
                        "select " + thing.kind().effect() + "($1::text::jsonb, $2)",
                        Tuple.of(thing.kind().asNews(answered), clinic.caller().subject())))
                .replaceWith(true)
                .onFailure(ReadThrough::saysThereIsNone)
                .recoverWithItem(false)
                .onFailure(e -> !(e instanceof Unavailable))
                .transform(Unavailable::new);
    }

    private static boolean saysThereIsNone(Throwable e) {
        return e instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404;
    }

    /**
     * A kind of things that another service owns.
     *
     * @param state what its owner's events call its state
     * @param <K> what it is named by: its id, or the number that integer-keyed dialects know it by
     * @param known when one is known here: a condition, in which {@code $id} is what it is named by
     * @param effect the function of the schema that takes such events to heart
     * @param owner asks for one, given the caller's passport and what it is named by
     */
    public record Kind<K>(String state, String known, String effect, BiFunction<String, K, Uni<JsonNode>> owner) {

        /** By its id, with a copy in the table that is named as its state. */
        public static Kind<UUID> byId(String state, String effect, BiFunction<String, UUID, Uni<JsonNode>> owner) {
            return new Kind<>(state, "exists (select from %s where id = $id)".formatted(state), effect, owner);
        }

        /** By its number, with a copy in the table that is named as its state. */
        public static Kind<Long> byNumber(String state, String effect, BiFunction<String, Long, Uni<JsonNode>> owner) {
            return new Kind<>(state, "exists (select from %s where number = $id)".formatted(state), effect, owner);
        }

        /** Null stands for one that the request does not name. */
        public Thing<K> named(K id) {
            return new Thing<>(this, id);
        }

        private String knownAs(String parameter) {
            return known.replace("$id", parameter);
        }

        /** What its owner answered, as the event that is still on its way will tell it. */
        private String asNews(JsonNode answered) {
            var news = JsonNodeFactory.instance.arrayNode();
            news.addObject()
                    .put("subject", answered.path("id").asText())
                    .put("sequence", answered.path("version").asLong())
                    .putObject("data")
                    .set(state, answered);
            return news.toString();
        }
    }

    /** Something that a request names. */
    public record Thing<K>(Kind<K> kind, K id) {}
}
