package org.molaris.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Somebody with a token, or a key, or a scheme and what it takes, at a door: what they send, and what they are answered. */
record Api(String door, String token, String trace) {

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Api(String door, String token) {
        this(door, token, null);
    }

    /** The same, as part of a trace that somebody further out has begun. */
    Api inTrace(String parent) {
        return new Api(door, token, parent);
    }

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        String text(String field) {
            return body.at("/" + field.replace('.', '/')).asText();
        }

        UUID id() {
            return UUID.fromString(text("id"));
        }

        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("Expected " + expected + " but was " + status + ": " + raw.body());
            }
            return this;
        }
    }

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    /** With a body, which some programs send with a GET. */
    Answer get(String path, String body) {
        return send("GET", path, body, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, body, null);
    }

    Answer post(String path, String body, String idempotencyKey) {
        return send("POST", path, body, idempotencyKey);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body, null);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body, null);
    }

    /** A body of any other kind; the answer's body is text unless it is JSON. */
    Answer post(String path, String contentType, byte[] body) {
        return answer(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    Answer delete(String path, String body) {
        return send("DELETE", path, body, null);
    }

    UUID newPatient(String firstName) {
        return post("/api/dental/patients", """
                        {"first_name": "%s", "last_name": "García"}""".formatted(firstName))
                .expect(201)
                .id();
    }

    UUID newPatient(String firstName, String phone) {
        return post("/api/dental/patients", """
                        {"first_name": "%s", "last_name": "García", "phone": "%s"}""".formatted(firstName, phone))
                .expect(201)
                .id();
    }

    UUID newPlan(UUID patient, String total) {
        return post("/api/dental/payment-plans", """
                        {"patient_id": "%s", "description": "Ortodoncia", "total_amount": %s}""".formatted(patient, total))
                .expect(201)
                .id();
    }

    UUID newTreatment(UUID patient, String title) {
        return post("/api/dental/treatment-plans", """
                        {"patient_id": "%s", "title": "%s", "estimated_total": 1200.00}""".formatted(patient, title))
                .expect(201)
                .id();
    }

    Answer addStep(UUID treatment, String procedure, String idempotencyKey) {
        return post("/api/dental/treatment-plans/" + treatment + "/steps", """
                        {"procedure": "%s", "estimated_cost": 300.00}""".formatted(procedure), idempotencyKey);
    }

    Answer pay(UUID plan, String amount, String idempotencyKey) {
        return post(
                "/api/dental/payment-plans/" + plan + "/payments",
                "{\"amount\": %s}".formatted(amount),
                idempotencyKey);
    }

    /** Throws {@link NoAnswer} when none came: then nobody knows whether it was done. */
    private Answer send(String method, String path, String body, String idempotencyKey) {
        var request =
                request(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return answer(request.build());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(door + path)).timeout(Duration.ofSeconds(20));
        if (trace != null) {
            request.header("traceparent", trace);
        }
        if (token != null && token.startsWith("mk_")) {
            request.header("X-Api-Key", token);
        } else if (token != null && token.contains(" ")) {
            request.header("Authorization", token);
        } else if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static Answer answer(HttpRequest request) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            boolean json =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            return new Answer(answer.statusCode(), json ? read(answer.body()) : null, answer);
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + body, e);
        }
    }

    /** The connection ended before there was an answer. */
    static class NoAnswer extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoAnswer(Exception cause) {
            super(cause);
        }
    }
}
