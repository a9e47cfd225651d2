package org.molaris.gateway;

import io.vertx.core.http.HttpServerRequest;

/** What the gateway answers itself, to anybody: no credential is looked at and no gate passed. */
public interface OwnPath {

    /**
     * Whether it answers this path.
     *
     * @param path as {@link RequestPath} has let it through, without the query
     */
    boolean is(String path);

    /** Answers the request, or throws {@link Refused}. */
    void answer(HttpServerRequest request, String path);
}
