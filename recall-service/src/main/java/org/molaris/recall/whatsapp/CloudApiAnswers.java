package org.molaris.recall.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.molaris.recall.message.Outcome;
import org.molaris.recall.message.Outcome.Accepted;
import org.molaris.recall.message.Outcome.OptedOut;
import org.molaris.recall.message.Outcome.Refused;
import org.molaris.recall.message.Outcome.RefusedForNow;
import org.molaris.recall.message.Outcome.Unclear;

/** Understands the Cloud API. Only what it says itself, or what never reached it, is clear. */
@ApplicationScoped
class CloudApiAnswers {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVER_ERROR = 500;

    private static final int TOKEN = 190;
    private static final int THROUGHPUT = 130429;
    private static final int STOPPED_MARKETING = 131050;

    /** Of Meta's: it does not know itself what went wrong. */
    private static final int UNKNOWN = 1;

    /** Of Meta's: temporary faults, limits of all kinds, and a token that somebody has to renew. */
    private static final Set<Integer> PASSING = Set.of(2, 4, 80007, THROUGHPUT, 131056, TOKEN);

    /** Nobody need say so much of how long to wait. */
    private static final long LONGEST_WAIT_SECONDS = Duration.ofDays(1).toSeconds();

    private final ObjectMapper json;

    CloudApiAnswers(ObjectMapper json) {
        this.json = json;
    }

    Outcome accepted(String body) {
        var id = read(body).path("messages").path(0).path("id").asText("");
        return id.isEmpty() ? new Unclear("an answer that says nothing") : new Accepted(id);
    }

    Outcome failed(Throwable failure) {
        if (failure instanceof CloudApiRefusal refusal) {
            return refused(refusal);
        }
        return causes(failure).anyMatch(CloudApiAnswers::neverArrived)
                ? new RefusedForNow("unreachable", null, Duration.ZERO, false)
                : new Unclear(failure.getClass().getSimpleName());
    }

    private Outcome refused(CloudApiRefusal refusal) {
        var error = read(refusal.body()).path("error");
        var code = error.path("code").isInt() ? (Integer) error.path("code").intValue() : null;
        boolean tooFast = refusal.status() == TOO_MANY_REQUESTS || Objects.equals(code, THROUGHPUT);
        if (tooFast || error.path("is_transient").asBoolean() || (code != null && PASSING.contains(code))) {
            return new RefusedForNow(null, code, pause(refusal.retryAfter()), tooFast);
        }
        boolean saysNothing = code == null || code == UNKNOWN;
        if (saysNothing && (refusal.status() >= SERVER_ERROR || refusal.status() == REQUEST_TIMEOUT)) {
            return new Unclear(refusal.getMessage());
        }
        return code != null && code == STOPPED_MARKETING ? new OptedOut(code) : new Refused(null, code);
    }

    /** Nothing was sent without a connection. */
    private static boolean neverArrived(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException;
    }

    private static Duration pause(String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(Long.parseLong(retryAfter), LONGEST_WAIT_SECONDS))
                : Duration.ZERO;
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(16);
    }
}
