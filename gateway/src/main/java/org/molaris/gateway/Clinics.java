package org.molaris.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.UUID;
import org.molaris.events.Topic;
import org.molaris.gateway.docs.DemoClinic;

/** Every clinic of the suite, in memory. */
@Singleton
class Clinics extends TopicCopy<KnownClinic> {

    private final ObjectReader json;
    private final DemoClinic demo;

    Clinics(ObjectMapper json, DemoClinic demo) {
        super(Topic.CLINICS);
        this.demo = demo;
        // The events gain fields in time; the gateway takes the few that it knows.
        this.json = json.readerFor(ClinicSaid.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The clinic, or {@link Refused}. */
    KnownClinic of(UUID clinicId) {
        var clinic = known(clinicId);
        if (clinic == null) {
            throw unknown();
        }
        return clinic;
    }

    @Override
    KnownClinic read(UUID id, byte[] event) throws IOException {
        ClinicSaid said = json.readValue(event);
        if (said == null || said.clinic() == null) {
            throw new IOException("The event has no clinic");
        }
        demo.hear(id, event);
        return said.clinic();
    }

    private record ClinicSaid(KnownClinic clinic) {}
}
