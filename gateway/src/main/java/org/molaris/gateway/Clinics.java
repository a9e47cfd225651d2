package org.molaris.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Every clinic of the suite, in memory. {@link ClinicsReader} keeps it up to date. */
@Singleton
class Clinics {

    private final Map<UUID, KnownClinic> known = new ConcurrentHashMap<>();
    private final ObjectReader json;
    private volatile boolean complete;

    Clinics(ObjectMapper json) {
        // The events gain fields in time; the gateway takes the few that it knows.
        this.json = json.readerFor(ClinicSaid.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The clinic, or {@link Refused}: nobody is sent away for good before all clinics are known. */
    KnownClinic of(UUID clinicId) {
        var clinic = known.get(clinicId);
        if (clinic == null) {
            throw new Refused(complete ? Refusal.UNAUTHENTICATED : Refusal.SERVICE_UNAVAILABLE);
        }
        return clinic;
    }

    /** Whether all that was on the topic when the gateway started is in here. */
    boolean complete() {
        return complete;
    }

    void nowComplete() {
        complete = true;
    }

    int size() {
        return known.size();
    }

    /** Takes in an event. A late or doubled one changes nothing. */
    void hear(UUID clinicId, byte[] event) throws IOException {
        ClinicSaid said = json.readValue(event);
        if (said == null || said.clinic() == null) {
            throw new IOException("The event has no clinic");
        }
        known.merge(clinicId, said.clinic(), (old, heard) -> heard.version() < old.version() ? old : heard);
    }

    void forget(UUID clinicId) {
        known.remove(clinicId);
    }

    private record ClinicSaid(KnownClinic clinic) {}
}
