package org.molaris.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.molaris.dentalink.Asked.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.dialect.Bodies;

class BitTest {

    @Test
    void truthIsOne() {
        assertThat(Bit.of(true)).isEqualTo(1);
        assertThat(Bit.of(false)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "\"1\"", "\"true\"", "\"True\""})
    void itIsReadHoweverItIsWritten(String sent) {
        assertThat(Bit.in(Bodies.of("{\"b\": " + sent + "}"), "b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "\"0\"", "\"false\"", "\"False\""})
    void soIsItsOpposite(String sent) {
        assertThat(Bit.in(Bodies.of("{\"b\": " + sent + "}"), "b")).isFalse();
    }

    @Test
    void whatIsNotSentIsNull() {
        assertThat(Bit.in(Bodies.of("{}"), "b")).isNull();
        assertThat(Bit.in(Bodies.of("{\"b\": null}"), "b")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "\"\"", "\"sí\"", "[1]", "{}"})
    void anythingElseIsNone(String sent) {
        refused("b is invalid.", () -> Bit.in(Bodies.of("{\"b\": " + sent + "}"), "b"));
    }
}
