package org.molaris.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.molaris.events.MolarisEvent;

/** One event that a use case is to take to heart. */
public final class Heard {

    private final Arrived arrived;
    private final ObjectMapper json;

    Heard(Arrived arrived, ObjectMapper json) {
        this.arrived = arrived;
        this.json = json;
    }

    /** Which event it is, the same on every delivery. */
    public UUID id() {
        return UUID.fromString(arrived.row().get("id").textValue());
    }

    public String type() {
        return arrived.row().get("type").textValue();
    }

    public boolean is(Class<? extends MolarisEvent> event) {
        return MolarisEvent.typeOf(event).equals(type());
    }

    /** What it says, whatever else a later version of it may say, too. Throws {@link SenselessEvent} for nonsense. */
    public <T extends MolarisEvent> T as(Class<T> event) {
        var data = arrived.received().value();
        if (data == null) {
            throw new SenselessEvent("There is no data");
        }
        try {
            return json.readerFor(event)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(data);
        } catch (JsonProcessingException e) {
            // Without what was sent: it goes into the record of dead letters, where no text of a patient belongs.
            throw new SenselessEvent("The data is no " + type(), e);
        }
    }
}
