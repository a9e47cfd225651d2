package org.molaris.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in rendered/ is what kubectl makes of the sources. */
class RenderingTest {

    @Test
    void whatIsRenderedIsOfTheseSourcesAndUntouched() throws Exception {
        var sources = new TreeMap<String, String>();
        for (var folder : new String[] {"base", "components", "migrations", "overlays", "rendered"}) {
            try (var files = Files.walk(Overlay.HERE.resolve(folder))) {
                for (var file :
                        files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                    sources.put(Overlay.HERE.relativize(file).toString(), digest(file));
                }
            }
        }
        var noted = new TreeMap<String, String>();
        for (var line : Files.readAllLines(Overlay.HERE.resolve("rendered/files.sha256"))) {
            noted.put(line.substring(66), line.substring(0, 64));
        }

        assertThat(noted).as("run deploy/kubernetes/render.sh").isEqualTo(sources);
    }

    @ParameterizedTest
    @EnumSource
    void kubectlRendersTheSame(Overlay overlay) throws Exception {
        assumeTrue(hasKubectl(), "There is no kubectl here.");
        var kubectl = new ProcessBuilder(
                        "kubectl", "kustomize", overlay.folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(kubectl.waitFor()).isZero();
        assertThat(Overlay.parse(output)).isEqualTo(overlay.manifests());
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static boolean hasKubectl() throws IOException {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }
}
