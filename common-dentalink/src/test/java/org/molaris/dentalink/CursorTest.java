package org.molaris.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.molaris.dentalink.Asked.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final String NOT_OURS = "El cursor no es uno que esta lista haya entregado";

    @Test
    void whatIsWrittenIsRead() {
        for (var cursor : new Cursor[] {
            new Cursor("{\"nombre\":{\"lk\":\"ñ+/&=\"}}", 7L, false),
            new Cursor(null, Long.MAX_VALUE, true),
            new Cursor(null, 0L, false)
        }) {
            assertThat(cursor.written("/citas")).matches("[\\w-]+");
            assertThat(Cursor.read(cursor.written("/citas"), "/citas/")).isEqualTo(cursor);
            assertThat(Cursor.read(cursor.written("/citas/"), "/citas")).isEqualTo(cursor);
        }
    }

    @Test
    void noSignOfItCanBeChanged() {
        var written = new Cursor("{\"id\":{\"gt\":\"3\"}}", 7L, false).written("/citas");

        // The last sign of Base64 has bits that mean nothing.
        for (int at = 0; at < written.length() - 1; at++) {
            var other = written.charAt(at) == 'A' ? 'B' : 'A';
            var changed = written.substring(0, at) + other + written.substring(at + 1);
            refused(NOT_OURS, () -> Cursor.read(changed, "/citas"));
        }
    }

    @Test
    void anotherListHasOthers() {
        var written = new Cursor(null, 7L, false).written("/pacientes/1/citas");

        refused(NOT_OURS, () -> Cursor.read(written, "/pacientes/2/citas"));
        refused(NOT_OURS, () -> Cursor.read(written, "/citas"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "AA", "AAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAA", "{}", "a b", "ñ", "+/+/+/+/+/+/+/+/"})
    void whatIsNoneIsRefused(String text) {
        refused(NOT_OURS, () -> Cursor.read(text, "/citas"));
    }
}
