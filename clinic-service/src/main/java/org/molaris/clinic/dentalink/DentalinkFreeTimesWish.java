package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.molaris.clinic.agenda.FindSlots.Edge;
import org.molaris.clinic.agenda.FindSlots.Query;
import org.molaris.dialect.Body;
import org.molaris.dialect.Values;

/**
 * Of whom and when free times are wanted: in the body, or in the query of whoever cannot send one with a GET.
 *
 * @param idsDentista all when there are none
 * @param idSucursal anywhere when null
 * @param fechaInicio now when null
 * @param fechaFin a week later when null
 * @param duracion in minutes; each dentist's own interval when null
 */
record DentalinkFreeTimesWish(
        Set<Long> idsDentista, Long idSucursal, LocalDate fechaInicio, LocalDate fechaFin, Integer duracion) {

    /** How many free times are answered at most. */
    static final int MOST = 10_000;

    private static final String DENTISTS = "ids_dentista";
    private static final String BRANCH = "id_sucursal";
    private static final String FROM = "fecha_inicio";
    private static final String TO = "fecha_fin";
    private static final String DURATION = "duracion";

    static DentalinkFreeTimesWish of(Body body, UriInfo uri) {
        return body.names().isEmpty() ? in(uri) : in(body);
    }

    private static DentalinkFreeTimesWish in(Body body) {
        return new DentalinkFreeTimesWish(
                new TreeSet<>(Objects.requireNonNullElse(body.numbers(DENTISTS), List.of())),
                body.number(BRANCH),
                body.date(FROM),
                body.date(TO),
                Minutes.checked(DURATION, body.number(DURATION)));
    }

    private static DentalinkFreeTimesWish in(UriInfo uri) {
        var parameters = uri.getQueryParameters();
        var dentists = new TreeSet<Long>();
        Stream.of(DENTISTS, DENTISTS + "[]")
                .map(parameters::get)
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(number -> Values.number(DENTISTS, number))
                .forEach(dentists::add);
        return new DentalinkFreeTimesWish(
                dentists,
                Values.number(BRANCH, said(uri, BRANCH)),
                Values.date(FROM, said(uri, FROM)),
                Values.date(TO, said(uri, TO)),
                Minutes.checked(DURATION, Values.number(DURATION, said(uri, DURATION))));
    }

    private static String said(UriInfo uri, String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name))
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    Query query() {
        return new Query(
                edge(fechaInicio),
                edge(fechaFin),
                duracion,
                Set.of(),
                idsDentista,
                null,
                null,
                null,
                null,
                false,
                MOST,
                idSucursal,
                true);
    }

    private static Edge edge(LocalDate day) {
        return day == null ? null : Edge.on(day);
    }
}
