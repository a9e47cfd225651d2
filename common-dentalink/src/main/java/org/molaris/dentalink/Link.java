package org.molaris.dentalink;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.UriInfo;

/** Where something that belongs to a thing is to be had. */
public record Link(String rel, String href, String method) {

    private static final String SELF = "self";

    /** What is found by its number, or below it: {@code pacientes}, 2, or {@code pacientes}, 2, {@code citas}. */
    public static Link to(UriInfo uri, String resource, long number) {
        return new Link(resource, at(uri, resource + "/" + number), HttpMethod.GET);
    }

    /** The thing itself. */
    public static Link self(UriInfo uri, String resource, long number) {
        return new Link(SELF, at(uri, resource + "/" + number), HttpMethod.GET);
    }

    /** Things that belong to it, by another path: {@code citas} at {@code pacientes/2/citas}. */
    public static Link to(UriInfo uri, String rel, String path) {
        return new Link(rel, at(uri, path), HttpMethod.GET);
    }

    static String at(UriInfo uri, String path) {
        return uri.getBaseUriBuilder()
                .replacePath(Dentalink.PATH + "/" + path)
                .build()
                .toString();
    }
}
