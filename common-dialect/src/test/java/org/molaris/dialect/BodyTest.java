package org.molaris.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    @Test
    void valuesComeInQuotesAndWithout() {
        var body = read("""
                {"PatNum": "15", "TreatPlanNum": 9, "Discount": "17.00", "FeeAmt": 81.5, "isSigned": true, "AptNum": 1e2,
                 "Ward": 7, "procNums": [1, "2"], "Note": null,}""");

        assertThat(body.number("PatNum")).isEqualTo(15);
        assertThat(body.number("TreatPlanNum")).isEqualTo(9);
        assertThat(body.number("AptNum")).isEqualTo(100);
        assertThat(body.money("Discount")).isEqualByComparingTo("17");
        assertThat(body.money("FeeAmt")).isEqualByComparingTo("81.5");
        assertThat(body.flag("isSigned")).isTrue();
        assertThat(body.text("Ward", 1)).isEqualTo("7");
        assertThat(body.numbers("procNums")).containsExactly(1L, 2L);
        assertThat(body.has("Note")).isFalse();
        assertThat(body.or("Note", "as before", name -> body.text(name, 10))).isEqualTo("as before");
        assertThat(body.or("PatNum", 0L, body::number)).isEqualTo(15);
        assertThat(body.numbers("adjNums")).isNull();
    }

    @Test
    void anIntegerIsNoWord() {
        var body = read("{\"AptStatus\": 1, \"TPType\": \"Discount\"}");

        refused("AptStatus is invalid.", () -> body.oneOf("AptStatus", Map.of("1", 1)));
        assertThat(body.oneOf("TPType", Map.of("Discount", 2))).isEqualTo(2);
    }

    @Test
    void whatIsNoValueIsRefusedByName() {
        var body = read("{\"PatNum\": {}, \"Heading\": [1], \"procNums\": [[1]], \"adjNums\": 1, \"other\": [null],"
                + " \"Discount\": 1e999999999, \"PayAmt\": 1E-999999999}");

        refused("PatNum is invalid.", () -> body.number("PatNum"));
        refused("Heading is invalid.", () -> body.text("Heading", 10));
        refused("procNums is invalid.", () -> body.numbers("procNums"));
        refused("adjNums is invalid.", () -> body.numbers("adjNums"));
        refused("other is invalid.", () -> body.numbers("other"));
        refused("AptNum is required.", () -> body.requiredNumber("AptNum"));
        refused("Discount is invalid.", () -> body.text("Discount", 10));
        refused("PayAmt is invalid.", () -> body.money("PayAmt"));
    }

    @Test
    void ofTwoNamesForOneThingOnlyOneIsGiven() {
        var body = read("{\"Priority\": 1, \"priority\": \"Low\", \"Dx\": 2}");

        refused("Only one of Priority and priority may be given.", () -> body.notBoth("Priority", "priority"));
        body.notBoth("Dx", "dxName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"a\": 1, \"a\": 2}", "{\"a\" 1}", "{,}", "nonsense"})
    void whatIsNoJsonIsSaidToBeNone(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DialectRefused.class).hasMessageStartingWith("The body ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "null"})
    void whatIsNoObjectIsSaidToBeNone(String text) {
        refused("The body must be a JSON object.", () -> read(text));
    }

    private static Body read(String json) {
        try {
            return Body.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refused(String sentence, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(DialectRefused.class).hasMessage(sentence);
    }
}
