package org.molaris.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    @TempDir
    Path folder;

    private Path path;

    /** As Kubernetes mounts a Secret: the file leads to one of a folder that a link leads to. */
    @BeforeEach
    void mount() throws Exception {
        path = Files.createSymbolicLink(folder.resolve("keys"), Path.of("..data/keys"));
        mount("first", "good: 1");
    }

    @Test
    void whatTheFileBecomesIsTakenUp() throws Exception {
        var file = file();
        assertThat(file.keys()).isEqualTo("1");

        mount("second", "good: 2");
        assertThat(file.keys()).isEqualTo("1");
        file.lookAgain();

        assertThat(file.keys()).isEqualTo("2");
        assertThat(file.isRefused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "broken"})
    void whatHoldsNoKeysIsRefusedAndTheOldOnesGoOnServingUntilItHoldsSome(String content) throws Exception {
        var file = file();

        mount("broken", content);
        file.lookAgain();
        file.lookAgain();
        assertThat(file.keys()).isEqualTo("1");
        assertThat(file.isRefused()).isTrue();

        mount("next", "good: 2");
        file.lookAgain();
        assertThat(file.keys()).isEqualTo("2");
        assertThat(file.isRefused()).isFalse();
    }

    @Test
    void soIsAFileThatIsNotThereAndItMayComeBackAsItWas() throws Exception {
        var file = file();

        Files.delete(folder.resolve("..data/keys"));
        file.lookAgain();
        assertThat(file.keys()).isEqualTo("1");
        assertThat(file.isRefused()).isTrue();

        mount("again", "good: 1");
        file.lookAgain();
        assertThat(file.isRefused()).isFalse();
    }

    @Test
    void atTheStartThereMustBeKeysAndNothingOfTheFileIsToldWhenThereAreNone() throws Exception {
        mount("broken", "my private key");

        assertThatThrownBy(this::file)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it does not hold a good line")
                .hasStackTraceContaining(path.toString())
                .satisfies(refusal -> assertThat(refusal).hasRootCauseMessage("it does not hold a good line"));
    }

    private KeyFile<String> file() {
        return new KeyFile<>(path, "a good line", KeyFileTest::read);
    }

    private static String read(String text) throws JoseException {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Nothing");
        }
        if (!text.startsWith("good: ")) {
            throw new JoseException("Broken: " + text);
        }
        return text.substring("good: ".length());
    }

    private void mount(String version, String content) throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("..." + version)).resolve("keys"), content);
        var link = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..." + version));
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }
}
