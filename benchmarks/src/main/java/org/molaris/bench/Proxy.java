package org.molaris.bench;

import java.util.Optional;

/** What a request goes through on its way to the upstream. */
enum Proxy {
    /** Nothing: what the machine and the load generator allow. */
    NONE("upstream itself", 0, false),
    NGINX("nginx, no check", 0.4, false),
    HAPROXY("HAProxy", 0.9, true),
    SPRING("Spring Cloud Gateway", 5, true),
    GATEWAY("gateway", 0, true),
    /** The gateway, asked with one token after the other. */
    GATEWAY_TOKENS("gateway, 300 tokens", 0, true),
    GATEWAY_KEY("gateway, API key", 0, true);

    private final String title;
    private final double goal;
    private final boolean checking;

    /** The goal is how many times its rate the gateway's is to be; 0 is none. */
    Proxy(String title, double goal, boolean checking) {
        this.title = title;
        this.goal = goal;
        this.checking = checking;
    }

    String title() {
        return title;
    }

    Optional<Double> goal() {
        return goal == 0 ? Optional.empty() : Optional.of(goal);
    }

    /** Whether nobody gets through without a good credential. */
    boolean isChecking() {
        return checking;
    }

    boolean isOurs() {
        return compareTo(GATEWAY) >= 0;
    }
}
