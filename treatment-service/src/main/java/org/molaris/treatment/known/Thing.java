package org.molaris.treatment.known;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;

/**
 * Something that a request names and clinic-service owns.
 *
 * @param id of the clinic itself, any
 */
record Thing(Kind kind, UUID id) {

    /** What it is, by the name that events have for it. */
    enum Kind {
        CLINIC("clinic", "clinic", "hear_clinics"),
        PATIENT("patient", "patients", "hear_patients"),
        OPERATOR("operator", "operators", "hear_agenda"),
        BRANCH("branch", "branches", "hear_agenda"),
        APPOINTMENT("appointment", "appointments", "hear_agenda");

        private final String state;
        private final String path;
        private final String effect;

        Kind(String state, String path, String effect) {
            this.state = state;
            this.path = path;
            this.effect = effect;
        }

        String table() {
            return state;
        }

        String path() {
            return path;
        }

        /** The function that takes it to heart when it comes by an event. */
        String effect() {
            return effect;
        }
    }

    /** What its owner answered, as the event that is still on its way will tell it. */
    String asNews(JsonNode answered) {
        var news = JsonNodeFactory.instance.arrayNode();
        news.addObject()
                .put("subject", answered.path("id").asText())
                .put("sequence", answered.path("version").asLong())
                .putObject("data")
                .set(kind.state, answered);
        return news.toString();
    }
}
