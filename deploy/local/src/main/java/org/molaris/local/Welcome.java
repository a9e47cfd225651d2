package org.molaris.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.StreamSupport;

/** What a new user reads first: where the suite is, a token, and five requests that work when pasted. */
final class Welcome {

    private static final String CLINIC = "demo";
    private static final Duration TOKEN_TIME = Duration.ofHours(12);
    private static final BigDecimal SAMPLE_AMOUNT = new BigDecimal("10.00");

    private final Access access;
    private final DataFolder data;

    Welcome(Access access, DataFolder data) {
        this.access = access;
        this.data = data;
    }

    void print(PrintStream output) {
        output.printf("""

                Molaris is at %s; its logs are in %s.
                %s
                %s

                """, access.gateway(), data.logs(), aheadOfTime(), firstSteps());
    }

    /** Nobody remembers a clock that was moved days ago. */
    private String aheadOfTime() {
        var clock = SuiteClock.of(data);
        return clock.ahead().isZero() ? "" : "The clock shows %s.\n".formatted(clock.sentence());
    }

    /** The demo may have been changed so that it lets nobody in, which is no reason to stop. */
    private String firstSteps() {
        try {
            var token = access.token(CLINIC, "owner", TOKEN_TIME);
            return """
                    A token of the owner of clinic %s, good for %d hours (./molaris token makes more):

                    %s

                    Five requests to paste:

                    %s""".formatted(CLINIC, TOKEN_TIME.toHours(), token, requests(token));
        } catch (RuntimeException noDemo) {
            return "./molaris token makes a token.";
        }
    }

    private String requests(String token) {
        var plan = aPlanWithMoneyLeft(new GatewayClient(access.gateway(), token));
        var plans = access.gateway() + "/api/dental/payment-plans";
        return String.join(
                "\n",
                curl(token, "", access.gateway() + "/api/dental/patients?limit=3"),
                curl(token, "", plans + "?limit=3"),
                curl(token, "", plans + "/summary"),
                curl(
                        token,
                        " -H 'Content-Type: application/json' -d '{\"amount\": %s, \"payment_method\": \"cash\"}'"
                                .formatted(SAMPLE_AMOUNT),
                        "%s/%s/payments".formatted(plans, plan)),
                curl(token, "", plans + "/" + plan));
    }

    private static String aPlanWithMoneyLeft(GatewayClient gateway) {
        var plans = Futures.await(gateway.get("/api/dental/payment-plans?limit=1000"))
                .path("plans");
        return StreamSupport.stream(plans.spliterator(), false)
                .filter(plan -> plan.path("status").asText().equals("active"))
                .filter(plan -> left(plan).compareTo(SAMPLE_AMOUNT) >= 0)
                .map(plan -> plan.path("id").asText())
                .findFirst()
                .orElse("{id}");
    }

    private static BigDecimal left(JsonNode plan) {
        return plan.path("total_amount")
                .decimalValue()
                .subtract(plan.path("amount_paid").decimalValue());
    }

    private static String curl(String token, String more, String url) {
        return "curl -s -H 'Authorization: Bearer %s'%s '%s'".formatted(token, more, url);
    }
}
