package org.molaris.clinic.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.net.URISyntaxException;
import org.molaris.clinic.integration.IntegrationRefused.Reason;

/** A URL that somebody may be told at, as far as can be said by looking at it. Where it leads, is looked at each time. */
final class ReceiverUrl {

    private static final int HIGHEST_PORT = 65_535;

    private ReceiverUrl() {}

    /** Fails with {@link IntegrationRefused} for any other. */
    static void mustBeSafe(String url, boolean httpsOnly) {
        if (!isSafe(url, httpsOnly)) {
            throw new IntegrationRefused(Reason.UNSAFE_URL);
        }
    }

    private static boolean isSafe(String url, boolean httpsOnly) {
        try {
            var uri = new URI(url);
            return US_ASCII.newEncoder().canEncode(url)
                    && ("https".equalsIgnoreCase(uri.getScheme())
                            || (!httpsOnly && "http".equalsIgnoreCase(uri.getScheme())))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= HIGHEST_PORT;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
