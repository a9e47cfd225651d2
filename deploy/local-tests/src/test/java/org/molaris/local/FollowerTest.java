package org.molaris.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {

    @TempDir
    Path home;

    @Test
    void whatIsLongerThanOneReadIsCopiedToItsEnd() throws IOException {
        var log = Files.writeString(home.resolve("log"), ("x".repeat(999) + "\n").repeat(3_000) + "half a line");
        var copied = new ByteArrayOutputStream();

        try (var follower = Follower.of(log)) {
            follower.copyTo(new PrintStream(copied, false, StandardCharsets.UTF_8));
        }

        assertThat(copied.size()).isEqualTo(3_000_000);
    }
}
