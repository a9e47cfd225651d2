package org.molaris.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What the command line refuses before it does anything. */
@Isolated
class MolarisTest {

    @TempDir
    Path home;

    @Test
    void aTokenForLongerThanTheGatewayAllows() {
        assertThat(said("token", "--ttl", "2d")).isEqualTo("A token is good for at most 24 hours.\n");
        assertThat(said("token", "--ttl", "1d")).startsWith("Molaris does not run on");
    }

    @Test
    void aClockThatNobodyGoesBy() {
        assertThat(said("clock", "+3d")).startsWith("Molaris does not run on");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aRoleThatThereIsNot() {
        assertThat(said("token", "--role", "foo"))
                .isEqualTo("There is no role named foo; there are owner, dentist, receptionist, viewer,"
                        + " platform-admin.\n");
    }

    @Test
    void aPortThatThereIsNot() {
        assertThat(said("up", "--port", "70000"))
                .isEqualTo("There is no port 70000; choose one up to 65535, or 0 for any free one.\n");
        assertThat(said("up", "--detach", "--port", "-1")).startsWith("There is no port -1;");
        assertThat(home).isEmptyDirectory();
    }

    private String said(String command, String... options) {
        var before = System.err;
        var said = new ByteArrayOutputStream();
        try (var output = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setErr(output);
            var arguments = new String[options.length + 3];
            arguments[0] = command;
            System.arraycopy(options, 0, arguments, 1, options.length);
            arguments[options.length + 1] = "--data";
            arguments[options.length + 2] = home.toString();
            assertThat(Molaris.run(arguments)).isEqualTo(1);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
