package org.molaris.clinic.integration;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.molaris.clinic.integration.IntegrationRefused.Reason;
import org.molaris.events.Catalogue;
import org.molaris.events.Topic;

/**
 * What integrators can be told of: the events of the topics that tell what is. Digests of keys are for the gateway, and what
 * services ask of each other is nothing that happened.
 */
final class EventTypes {

    /** All of them, and whatever is added. */
    static final String ALL = "*";

    /** What a webhook is tried with. */
    static final String TRIAL = "webhook-test";

    private static final Set<Topic> TOPICS =
            Set.of(Topic.CLINICS, Topic.PATIENTS, Topic.APPOINTMENTS, Topic.TREATMENTS, Topic.PAYMENTS, Topic.RECALLS);

    private static final Set<String> KNOWN =
            Stream.concat(catalogued(), Stream.of(ALL)).collect(Collectors.toUnmodifiableSet());

    private EventTypes() {}

    /** Fails with {@link IntegrationRefused} when one of them is none. */
    static void mustBeKnown(List<String> events) {
        if (!KNOWN.containsAll(events)) {
            throw new IntegrationRefused(Reason.UNKNOWN_EVENT_TYPE);
        }
    }

    private static Stream<String> catalogued() {
        try {
            var channels = new ObjectMapper().readTree(Catalogue.document()).path("channels");
            return TOPICS.stream().flatMap(topic -> {
                Iterable<String> types =
                        () -> channels.path(topic.topicName()).path("messages").fieldNames();
                return StreamSupport.stream(types.spliterator(), false);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
