package org.molaris.treatment.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.molaris.dentalink.Link;

/** What these lists have in common: what is not there is 0 or empty, as programs want a number or a text. */
final class Listed {

    static final String TREATMENTS = "tratamientos";
    static final String PATIENTS = "pacientes";
    static final String DENTISTS = "dentistas";
    static final String ITEMS = "tratamientosdetalles";
    static final String DETAILS = "detalles";
    static final String PROCEDURES = "prestaciones";

    static final BigDecimal NOTHING = new BigDecimal("0.00");

    private Listed() {}

    static long orNone(Long number) {
        return number == null ? 0 : number;
    }

    static String orEmpty(String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** Only to what is there. */
    static List<Link> links(Link... links) {
        return Stream.of(links).filter(Objects::nonNull).toList();
    }

    /** Null to what is not there. */
    static Link link(UriInfo uri, String resource, Long number) {
        return number == null ? null : Link.to(uri, resource, number);
    }
}
