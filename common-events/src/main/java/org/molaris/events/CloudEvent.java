package org.molaris.events;

/**
 * The Kafka headers that carry a CloudEvent 1.0 in binary mode, with the extensions that Molaris adds.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">the
 *     Kafka protocol binding</a>
 */
public final class CloudEvent {

    public static final String SPEC_VERSION = "ce_specversion";

    /** UUIDv7 of the event, the same on every delivery of it. */
    public static final String ID = "ce_id";

    /** What happened, such as {@code payment-recorded}. */
    public static final String TYPE = "ce_type";

    /** The service that says so, such as {@code /molaris/payment-service}. */
    public static final String SOURCE = "ce_source";

    /** The aggregate's id. */
    public static final String SUBJECT = "ce_subject";

    /** When it was committed to the outbox, ISO-8601 with {@code Z}. */
    public static final String TIME = "ce_time";

    /** Extension: the clinic whose record it is. */
    public static final String CLINIC_ID = "ce_clinicid";

    /** Extension: who did it, the subject of the caller's credential or {@code system:<job>}. */
    public static final String ACTOR = "ce_actor";

    /** Extension: the aggregate's version after the event, a decimal number. */
    public static final String SEQUENCE = "ce_sequence";

    /**
     * Extension: from where it was asked for, a JSON object of {@code api}, {@code app} and {@code address}; absent when a job
     * or an event did it.
     */
    public static final String ORIGIN = "ce_origin";

    /** W3C trace context of the request that caused it, when there was one. */
    public static final String TRACE_PARENT = "traceparent";

    public static final String CONTENT_TYPE = "content-type";

    private CloudEvent() {}
}
