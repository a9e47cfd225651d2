package org.molaris.recall.known;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.molaris.test.Database;

/** What the inbox does with a batch of one topic's events of one clinic, without Kafka: as the application's role. */
record Hearing(UUID clinic) {

    /** An event, with its topic's own function. */
    record News(String effect, UUID subject, long sequence, String type, String time, String data) {

        News(String effect, UUID subject, long sequence, String type, String data) {
            this(effect, subject, sequence, type, "2026-01-15T10:00:00Z", data);
        }

        String json() {
            return """
                    {"subject": "%s", "sequence": %d, "type": "%s", "time": "%s", "data": %s}""".formatted(subject, sequence, type, time, data);
        }
    }

    void hear(News... batch) {
        hear(List.of(batch));
    }

    void hear(List<News> batch) {
        try (var connection = Database.asApp()) {
            connection.setAutoCommit(false);
            try (var bind = connection.prepareStatement("select set_config('app.clinic_id', ?, true)");
                    var effect = connection.prepareStatement(
                            "select " + batch.get(0).effect() + "(?::jsonb, 'clinic-service')")) {
                bind.setString(1, clinic.toString());
                bind.execute();
                effect.setString(1, batch.stream().map(News::json).collect(Collectors.joining(",", "[", "]")));
                effect.execute();
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
