package org.molaris.gateway.docs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.molaris.gateway.GatewayConfig;

/** The clinic of the demo, where there is one. It is known by its short name: it is made after the gateway has started. */
@Singleton
public class DemoClinic {

    private final Optional<String> slug;
    private final ObjectReader json;
    private volatile UUID id;

    @Inject
    DemoClinic(GatewayConfig config, ObjectMapper json) {
        this(config.docs().demoClinic(), json);
    }

    /** The clinic of that name; of no name, none. */
    public DemoClinic(Optional<String> slug, ObjectMapper json) {
        this.slug = slug;
        this.json = json.readerFor(ClinicSaid.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Takes note when an event of the topic {@code clinics} is about it. */
    public void hear(UUID clinicId, byte[] event) throws IOException {
        if (slug.isPresent()) {
            ClinicSaid said = json.readValue(event);
            if (said.clinic() != null && slug.get().equals(said.clinic().slug())) {
                id = clinicId;
            }
        }
    }

    boolean isMeantToBe() {
        return slug.isPresent();
    }

    /** Empty where there is no demo, and until it is made. */
    Optional<UUID> id() {
        return Optional.ofNullable(id);
    }

    private record ClinicSaid(Named clinic) {}

    private record Named(String slug) {}
}
