package org.molaris.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.jackson.nullable.JsonNullable;

class JsonConventionsTest {

    record Thing(String name, BigDecimal amount, Integer count, LocalDate day, Instant moment, Kind kind) {}

    record Change(JsonNullable<String> name, JsonNullable<LocalDate> day) {}

    enum Kind {
        SQUARE_ONE
    }

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @BeforeEach
    void conventions() {
        new JsonConventions().customize(json);
    }

    @Test
    void moneyIsAPlainNumberWithItsDecimals() throws JsonProcessingException {
        assertThat(json.writeValueAsString(new BigDecimal("1E+3").setScale(2))).isEqualTo("1000.00");
    }

    @Test
    void enumsGoByTheirNamesInLowerCase() throws JsonProcessingException {
        assertThat(json.writeValueAsString(Kind.SQUARE_ONE)).isEqualTo("\"square_one\"");
        assertThat(json.readValue("{\"kind\": \"square_one\"}", Thing.class).kind())
                .isEqualTo(Kind.SQUARE_ONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": 5}",
                "{\"name\": true}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"name\": \"half \\ud83d\"}",
                "{\"amount\": \"5\"}",
                "{\"count\": 1.5}",
                "{\"count\": \"1\"}",
                "{\"day\": \"2024-02-31\"}",
                "{\"day\": \"2024-02-28T10:00:00Z\"}",
                "{\"day\": [2024, 2, 28]}",
                "{\"day\": \"-1000-01-01\"}",
                "{\"day\": \"\"}",
                "{\"moment\": 5}",
                "{\"moment\": \"-1000000000-01-01T00:00:00Z\"}",
                "{\"moment\": \"2024-01-01\"}",
                "{\"kind\": \"SQUARE_ONE\"}",
                "{\"kind\": 0}",
                "{\"unheard_of\": 1}"
            })
    void whatIsNearlyRightIsRefused(String nearly) {
        assertThatThrownBy(() -> json.readValue(nearly, Thing.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void aPatchTellsAbsentFromNullFromAValue() throws JsonProcessingException {
        assertThat(json.readValue("{}", Change.class).day().isPresent()).isFalse();
        assertThat(json.readValue("{\"day\": null}", Change.class).day()).isEqualTo(JsonNullable.of(null));
        assertThat(json.readValue("{\"day\": \"2024-02-29\"}", Change.class)
                        .day()
                        .get())
                .isEqualTo(LocalDate.parse("2024-02-29"));
        assertThat(json.readValue("{\"name\": \"\"}", Change.class).name().get())
                .isEmpty();
    }

    @Test
    void emptyTextIsNotAbsent() {
        assertThatThrownBy(() -> json.readValue("{\"day\": \"\"}", Change.class))
                .isInstanceOf(JsonMappingException.class);
    }
}
