package org.molaris.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.Security;

/** Starts the gateway. */
@QuarkusMain
public class Gateway {

    /** {@link RequestPath} reads URIs: whoever writes braces into a query, as browsers do, would not come so far. */
    private static final String NOT_READ_BEFORE = "vertx.disableURIValidation";

    /** Instances come and go: where a name leads is not remembered for longer than this, in seconds. */
    private static final String SECONDS_A_NAME_IS_REMEMBERED = "2";

    protected Gateway() {}

    public static void main(String... args) {
        System.setProperty(NOT_READ_BEFORE, "true");
        Security.setProperty("networkaddress.cache.ttl", SECONDS_A_NAME_IS_REMEMBERED);
        Security.setProperty("networkaddress.cache.negative.ttl", SECONDS_A_NAME_IS_REMEMBERED);
        Quarkus.run(args);
    }
}
