package org.molaris.events;

import java.util.Locale;
import java.util.UUID;

/**
 * Something that happened to one aggregate of one clinic, with the whole state of that aggregate after it.
 *
 * <p>Implementations are records whose components are the event's data; on the wire they are the JSON body of a
 * CloudEvent in Kafka's binary mode (see {@link CloudEvent}), in snake_case.
 */
public interface MolarisEvent {

    /** Stands for the platform where a clinic is asked for: in what is said of things that belong to none. */
    UUID PLATFORM = new UUID(0, 0);

    /** Where it is published. */
    Topic topic();

    /** What kind of thing it happened to, such as {@code payment-plan}. */
    String aggregate();

    /** The clinic whose record it is, or {@link #PLATFORM}. */
    UUID clinicId();

    /** The aggregate it happened to: the Kafka key, so that what happened to one thing stays in order. */
    UUID subject();

    /** The aggregate's version after it. A consumer that has seen a higher one ignores this state. */
    long sequence();

    /** Whether nothing is left to be said of the subject: on the wire a tombstone follows. */
    default boolean last() {
        return false;
    }

    /** The event's name on the wire, such as {@code payment-recorded}: the record's name in kebab-case. */
    default String type() {
        return typeOf(getClass());
    }

    /** The name on the wire of one kind of event. */
    static String typeOf(Class<? extends MolarisEvent> event) {
        return event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
