package org.molaris.recall.whatsapp;

/** The Cloud API, or something in front of it, has answered with an error. */
class CloudApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String retryAfter;
    private final String body;

    CloudApiRefusal(int status, String retryAfter, String body) {
        super("HTTP " + status);
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    int status() {
        return status;
    }

    /** Null when it does not say when to come again. */
    String retryAfter() {
        return retryAfter;
    }

    String body() {
        return body;
    }
}
