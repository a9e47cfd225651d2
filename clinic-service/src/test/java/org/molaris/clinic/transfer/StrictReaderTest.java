package org.molaris.clinic.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReaderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 1000})
    void textComesWholeHoweverItsBytesCome(int atOnce) throws IOException {
        var text = "Éva ñ 𝒳\r\n日本\n".repeat(7);

        assertThat(read(("\uFEFF" + text).getBytes(UTF_8), atOnce)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void theTextBeforeABrokenByteIsReadAndItsLineTold(int atOnce) throws IOException {
        var bytes = "uno\r\ndos\rtres\ncu?tro\n".getBytes(UTF_8);
        bytes[16] = (byte) 0xE9;
        var text = new StringWriter();

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> new StrictReader(slow(bytes, atOnce), UTF_8).transferTo(text))
                .withMessage("is not valid UTF-8")
                .satisfies(e -> assertThat(e.line()).isEqualTo(4));
        assertThat(text).hasToString("uno\r\ndos\rtres\ncu");
    }

    @Test
    void aCharacterThatTheFileEndsInTheMiddleOfIsBroken() {
        assertThatExceptionOfType(UnreadableFile.class).isThrownBy(() -> read(new byte[] {'a', (byte) 0xC3}, 1));
    }

    private static String read(byte[] bytes, int atOnce) throws IOException {
        var text = new StringWriter();
        new StrictReader(slow(bytes, atOnce), UTF_8).transferTo(text);
        return text.toString();
    }

    private static InputStream slow(byte[] bytes, int atOnce) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, atOnce));
            }
        };
    }
}
