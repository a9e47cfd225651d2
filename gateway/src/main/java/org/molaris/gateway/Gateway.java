package org.molaris.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public class Gateway {

    /** {@link RequestPath} reads URIs: whoever writes braces into a query, as browsers do, would not come so far. */
    private static final String NOT_READ_BEFORE = "vertx.disableURIValidation";

    protected Gateway() {}

    public static void main(String... args) {
        System.setProperty(NOT_READ_BEFORE, "true");
        Quarkus.run(args);
    }
}
