package org.molaris.clinic.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A row as PostgreSQL tells it, in JSON: what is wanted of it is read by name. */
record KeptRow(String text, ObjectMapper json) {

    <S> S as(Class<S> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    <T extends Details> Kept<T> kept(Kind<T> kind) {
        var type = json.getTypeFactory().constructParametricType(Kept.class, kind.details());
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
