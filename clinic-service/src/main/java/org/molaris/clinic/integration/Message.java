package org.molaris.clinic.integration;

import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/**
 * What is handed in at a receiver's, as one request.
 *
 * @param headers beside the type of the body
 */
record Message(Wording wording, String contentType, Map<String, String> headers, String body) {

    /** In AlfaDocs' form. */
    static Message ofApp(String contentType, String body) {
        return new Message(Wording.ALFADOCS, contentType, Map.of(), body);
    }

    /** As Standard Webhooks has it. */
    static Message ofEvent(Map<String, String> headers, String body) {
        return new Message(Wording.STANDARD, MediaType.APPLICATION_JSON, headers, body);
    }

    /** Without what it says, and without signatures. */
    @Override
    public String toString() {
        return "Message[" + wording + "]";
    }
}
