package org.molaris.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What manifests refer to, and which of the Secrets somebody has to make. */
final class Secrets {

    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

    private Secrets() {}

    /** Those in the README's table. */
    static Set<String> documented() {
        try {
            var page = Files.readString(Overlay.HERE.resolve("README.md"));
            var section =
                    page.substring(page.indexOf("## Secrets"), page.indexOf("## ", page.indexOf("## Secrets") + 3));
            return IN_TABLE.matcher(section)
                    .results()
                    .map(found -> "secret " + found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the pods and the objects of operators name, as {@code secret <name>} and {@code configmap <name>}. */
    static Stream<String> references(JsonNode node) {
        var here = node.properties().stream().flatMap(entry -> {
            var value = entry.getValue();
            return switch (entry.getKey()) {
                case "secretKeyRef",
                        "secretRef",
                        "passwordSecret",
                        "usernameSecret",
                        "accessKeyId",
                        "secretAccessKey" ->
                    Stream.of("secret " + value.path("name").asText());
                case "secretName" -> Stream.of("secret " + value.asText());
                case "configMapRef", "configMapKeyRef", "configMap" ->
                    Stream.of("configmap " + value.path("name").asText());
                default -> Stream.<String>empty();
            };
        });
        return Stream.concat(here, Manifest.elements(node).flatMap(Secrets::references));
    }
}
