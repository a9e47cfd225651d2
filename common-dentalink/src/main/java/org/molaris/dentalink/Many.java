package org.molaris.dentalink;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** A part of a list, as it is answered. */
public record Many<T>(Links links, List<T> data) {

    /** A list that is answered whole. */
    public static <T> Many<T> all(UriInfo uri, List<T> data) {
        return new Many<>(new Links(uri.getRequestUri().toString(), null, null), data);
    }

    /**
     * Where the parts are, absolute.
     *
     * @param next not there on the last part
     * @param prev not there on the first part
     */
    @JsonInclude(Include.NON_NULL)
    public record Links(String current, String next, String prev) {}
}
