package org.molaris.gateway;

/**
 * What a request may carry, and how long its service may be silent before the answer begins. Neither bounds how long a
 * body takes, either way, for as long as it flows.
 */
record Limits(long longestBody, long responseTimeoutMs) {

    static Limits of(Route.Load load, GatewayConfig config) {
        var body = config.body();
        var connections = config.connections();
        return switch (load) {
            case ORDINARY ->
                new Limits(body.maxBytes(), connections.responseTimeout().toMillis());
            case DOCUMENT ->
                new Limits(
                        body.documentMaxBytes(), connections.responseTimeout().toMillis());
            case BULK ->
                new Limits(
                        body.bulkMaxBytes(), connections.bulkResponseTimeout().toMillis());
            case WEBHOOK ->
                new Limits(body.webhookMaxBytes(), connections.responseTimeout().toMillis());
        };
    }
}
