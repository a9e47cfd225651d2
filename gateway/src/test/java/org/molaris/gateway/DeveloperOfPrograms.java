package org.molaris.gateway;

import java.util.UUID;
import org.molaris.events.Topic;

/** A developer as clinic-service would register one, and what it would say of them. */
record DeveloperOfPrograms(UUID id, String prefix, String text) {

    static DeveloperOfPrograms random() {
        var prefix = "md_" + KeyOfAProgram.word(12);
        var text = KeyOfAProgram.withChecksum(prefix + "_" + KeyOfAProgram.word(32));
        return new DeveloperOfPrograms(UUID.randomUUID(), prefix, text);
    }

    /** Another secret behind the same prefix, the checksum right. */
    String forged() {
        return KeyOfAProgram.withChecksum(prefix + "_" + KeyOfAProgram.word(32));
    }

    void register(ClinicsTopic topic) {
        topic.say(Topic.CREDENTIALS, "developer-created", id.toString(), event("created", null, 1));
    }

    void revoke(ClinicsTopic topic) {
        topic.say(Topic.CREDENTIALS, "developer-deleted", id.toString(), event("deleted", "2026-01-01T00:00:00Z", 2));
        topic.say(Topic.CREDENTIALS, "developer-deleted", id.toString(), null);
    }

    String event(String change, String revokedAt, long version) {
        return """
                {"change":"%s","developer":{"id":"%s","number":7,"name":"Recordatorios SA","prefix":"%s","digest":"%s",
                 "revoked_at":%s,"version":%d,"of_a_later_version":1}}""".formatted(
                        change,
                        id,
                        prefix,
                        KeyOfAProgram.digestOf(text),
                        revokedAt == null ? "null" : '"' + revokedAt + '"',
                        version);
    }
}
