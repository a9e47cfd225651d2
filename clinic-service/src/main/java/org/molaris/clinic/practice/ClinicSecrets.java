package org.molaris.clinic.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Statements;

/** The current clinic's secrets; open in memory alone. */
@ApplicationScoped
class ClinicSecrets {

    private static final String READ = "select name, value from clinic_secret";
    private static final String KEEP = """
            insert into clinic_secret (clinic_id, name, value, digest)
            select current_clinic(), key, value, case key when 'whatsapp_verify_token' then decode(?2, 'hex') end
              from jsonb_each_text(cast(cast(?1 as text) as jsonb)) where value is not null
            on conflict (clinic_id, name)
                do update set value = excluded.value, digest = excluded.digest, updated_at = now()""";
    private static final String FORGET = """
            delete from clinic_secret
             where name in (select key from jsonb_each_text(cast(cast(?1 as text) as jsonb)) where value is null)""";

    private final SecretBox box;
    private final CurrentClinic clinic;
    private final ObjectMapper json;

    ClinicSecrets(SecretBox box, CurrentClinic clinic, ObjectMapper json) {
        this.box = box;
        this.clinic = clinic;
        this.json = json;
    }

    /** To be called inside a transaction. */
    Uni<Map<WhatsappSecret, String>> read() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(READ, Object[].class).getResultList())
                .map(rows -> {
                    var closed = new HashMap<String, String>();
                    rows.forEach(row -> closed.put((String) row[0], (String) row[1]));
                    return closed;
                })
                .map(this::open);
    }

    private Map<WhatsappSecret, String> open(Map<String, String> closed) {
        var open = new EnumMap<WhatsappSecret, String>(WhatsappSecret.class);
        for (var secret : WhatsappSecret.values()) {
            Optional.ofNullable(closed.get(secret.column()))
                    .flatMap(value -> box.open(clinic.id(), secret.column(), value))
                    .ifPresent(value -> open.put(secret, value));
        }
        return open;
    }

    /** Keeps some and forgets those without a value, inside the transaction that changes the clinic. */
    Uni<Void> change(Map<WhatsappSecret, Optional<String>> changes) {
        var closed = new HashMap<String, String>();
        changes.forEach((secret, value) -> closed.put(
                secret.column(),
                value.map(open -> box.close(clinic.id(), secret.column(), open)).orElse(null)));
        var named = write(closed);
        var digest = changes.getOrDefault(WhatsappSecret.VERIFY_TOKEN, Optional.empty())
                .flatMap(box::digestOf)
                .orElse("");
        return Statements.change(FORGET, named)
                .chain(() -> Statements.change(KEEP, named, digest))
                .replaceWithVoid();
    }

    private String write(Map<String, String> closed) {
        try {
            return json.writeValueAsString(closed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
