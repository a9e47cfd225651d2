package org.molaris.gateway;

/** Every reason for which the gateway itself turns a request away, and what it says then. */
public enum Refusal {
    MALFORMED_REQUEST(400, "MALFORMED_REQUEST", "The request is not well-formed HTTP"),
    MALFORMED_PATH(400, "MALFORMED_PATH", "The path has characters or steps that no route of this API has"),
    SEVERAL_CREDENTIALS(400, "SEVERAL_CREDENTIALS", "Send one credential, not several"),
    UNAUTHENTICATED(401, "UNAUTHENTICATED", "A valid credential is required"),
    /** The same in other words where a dialect has some. */
    INVALID_TOKEN(401, "UNAUTHENTICATED", "A valid credential is required"),
    SUBSCRIPTION_EXPIRED(402, "SUBSCRIPTION_EXPIRED", "The clinic's subscription is not active"),
    PLAN_UPGRADE_REQUIRED(403, "PLAN_UPGRADE_REQUIRED", "The clinic's plan does not include the dental features"),
    CLINIC_TYPE_REQUIRED(403, "CLINIC_TYPE_REQUIRED", "This is for dental clinics only"),
    FORBIDDEN(403, "FORBIDDEN", "Your role does not allow this"),
    FOREIGN_PAGE(403, "FORBIDDEN", "Only the pages of this gateway may ask for this"),
    NOT_FOUND(404, "NOT_FOUND", "There is nothing at this path"),
    METHOD_NOT_ALLOWED(405, "METHOD_NOT_ALLOWED", "The method is not one of this API"),
    REQUEST_TIMEOUT(408, "REQUEST_TIMEOUT", "The request came too slowly"),
    TOO_LARGE(413, "REQUEST_ENTITY_TOO_LARGE", "The body is larger than this path allows"),
    URI_TOO_LONG(414, "URI_TOO_LONG", "The path and the query are longer than allowed"),
    TOO_MANY_REQUESTS(429, "TOO_MANY_REQUESTS", "Too many of these requests are under way"),
    RATE_LIMITED(429, "RATE_LIMITED", "Too many requests; Retry-After says when the next one may come"),
    HEADERS_TOO_LARGE(431, "REQUEST_HEADER_FIELDS_TOO_LARGE", "The headers are larger than allowed"),
    SERVICE_UNAVAILABLE(503, "SERVICE_UNAVAILABLE", "The service behind this path is away for the moment"),
    NOT_DESCRIBED(503, "SERVICE_UNAVAILABLE", "No service has described its part of the API yet"),
    GATEWAY_TIMEOUT(504, "GATEWAY_TIMEOUT", "The service behind this path did not answer in time");

    private final int status;
    private final String code;
    private final String sentence;

    Refusal(int status, String code, String sentence) {
        this.status = status;
        this.code = code;
        this.sentence = sentence;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }

    /** Whether it is for want of a credential that is genuine. */
    boolean isOfCredential() {
        return this == UNAUTHENTICATED || this == INVALID_TOKEN;
    }

    /** Whether what follows on the connection can no longer be trusted or is not worth reading. */
    boolean endsTheConnection() {
        return switch (this) {
            case MALFORMED_REQUEST, MALFORMED_PATH, REQUEST_TIMEOUT, TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE -> true;
            default -> false;
        };
    }

    /** Whether nobody can say for sure where the request ends and the next begins. */
    boolean isOfForm() {
        return this == MALFORMED_REQUEST || this == MALFORMED_PATH;
    }

    /** Whether the same request may well succeed a moment later. */
    boolean passes() {
        return status == 429 || status >= 503;
    }
}
