package org.molaris.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.molaris.local.Access.Clinic;

/** A key of each kind for each clinic of the demo: shown by the gateway once, so kept with the suite's secrets. */
final class DemoKeys {

    private static final String DEVELOPER = "opendental-developer";

    private final Secrets secrets;
    private final Access access;

    DemoKeys(Secrets secrets, Access access) {
        this.secrets = secrets;
        this.access = access;
    }

    /** What a clinic has, by what programs call it. */
    static Map<String, String> of(String slug, Secrets secrets) {
        var keys = new LinkedHashMap<String, String>();
        for (var kind : Kind.values()) {
            secrets.find(kind.fileOf(slug)).ifPresent(key -> keys.put(kind.label, key));
        }
        return keys;
    }

    /** Makes those that are missing; when none is, nobody is asked. */
    void make(List<String> slugs) {
        var lacking = slugs.stream().filter(this::lacksOne).toList();
        if (!lacking.isEmpty()) {
            access.clinics().stream()
                    .filter(clinic -> lacking.contains(clinic.slug()))
                    .forEach(this::make);
        }
    }

    private boolean lacksOne(String slug) {
        return Arrays.stream(Kind.values()).anyMatch(kind -> lacks(slug, kind));
    }

    private boolean lacks(String slug, Kind kind) {
        return secrets.find(kind.fileOf(slug)).isEmpty();
    }

    private void make(Clinic clinic) {
        var owner = access.as(clinic, "owner");
        for (var kind : Kind.values()) {
            if (lacks(clinic.slug(), kind)) {
                secrets.keep(kind.fileOf(clinic.slug()), made(kind, owner));
            }
        }
    }

    private String made(Kind kind, GatewayClient owner) {
        var wanted = Json.object().put("name", kind.name).put("role", "owner");
        if (kind != Kind.OPENDENTAL_KEY) {
            return issued(owner, wanted);
        }
        var developer = developer();
        wanted.put("developer_id", developer.path("id").asText());
        return developer.path("key").asText() + "/" + issued(owner, wanted);
    }

    private static String issued(GatewayClient owner, ObjectNode wanted) {
        return shown(owner, "/api/dental/api-keys", wanted, "secret")
                .path("secret")
                .asText();
    }

    /** One for all clinics, as a developer is. */
    private JsonNode developer() {
        var kept = secrets.find(DEVELOPER);
        if (kept.isPresent()) {
            return read(kept.get());
        }
        var wanted = Json.object().put("name", "Demo");
        var made = shown(access.asPlatformAdmin(), "/api/developers", wanted, "key");
        var developer = Json.object()
                .put("id", made.path("id").asText())
                .put("key", made.path("key").asText());
        secrets.keep(DEVELOPER, Json.write(developer));
        return developer;
    }

    /** Under another Idempotency-Key each time: whose answer was lost is not shown again. */
    private static JsonNode shown(GatewayClient gateway, String path, ObjectNode wanted, String field) {
        var made = Futures.await(gateway.post(path, wanted, UUID.randomUUID().toString()));
        if (!made.hasNonNull(field)) {
            throw new LaunchException("The key that %s made was not shown; start again.".formatted(path));
        }
        return made;
    }

    private static JsonNode read(String kept) {
        try {
            return Json.tree(kept);
        } catch (JsonProcessingException e) {
            throw new LaunchException("The secret %s cannot be read; delete it.".formatted(DEVELOPER), e);
        }
    }

    private enum Kind {
        API_KEY("api_key", "Demo"),
        DENTALINK_TOKEN("dentalink_token", "Demo, as in Dentalink"),
        OPENDENTAL_KEY("opendental_key", "Demo, as in Open Dental");

        private final String label;
        private final String name;

        Kind(String label, String name) {
            this.label = label;
            this.name = name;
        }

        private String fileOf(String slug) {
            return slug + "-" + label.replace('_', '-');
        }
    }
}
