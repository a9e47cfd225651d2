package org.molaris.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.molaris.local.SuiteOptions;

/** What operators are given: dashboards, alerts, runbooks. */
final class Observability {

    private static final Path REPOSITORY = SuiteOptions.repositoryHere();
    private static final Path FOLDER = REPOSITORY.resolve("deploy/observability");

    private Observability() {}

    /** By their files. */
    static Map<String, JsonNode> dashboards() {
        var dashboards = new TreeMap<String, JsonNode>();
        in(FOLDER.resolve("dashboards"))
                .forEach(file -> dashboards.put(file.getFileName().toString(), read(file)));
        return dashboards;
    }

    static List<JsonNode> panels(JsonNode dashboard) {
        return list(dashboard.path("panels"));
    }

    /** Alerts, and what is worked out for them beforehand. */
    static List<JsonNode> rules() {
        return list(read(FOLDER.resolve("alerts.yaml")).path("groups")).stream()
                .flatMap(group -> list(group.path("rules")).stream())
                .toList();
    }

    static List<JsonNode> alerts() {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    /** Their paths in the repository. */
    static List<String> runbooks() {
        return in(REPOSITORY.resolve("docs/runbooks"))
                .map(file -> REPOSITORY.relativize(file).toString())
                .filter(file -> !file.endsWith("README.md"))
                .toList();
    }

    static String text(String file) {
        try {
            return Files.readString(REPOSITORY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is asked of Prometheus, but for what alerts have had worked out before. */
    static List<PromQl.Asked> questions() {
        var recorded =
                rules().stream().map(rule -> rule.path("record").asText()).toList();
        var ofDashboards =
                dashboards().values().stream().flatMap(dashboard -> dashboard.findValuesAsText("expr").stream());
        var ofRules = rules().stream().map(rule -> rule.path("expr").asText());
        return Stream.concat(ofDashboards, ofRules)
                .flatMap(question -> PromQl.metricsOf(question).stream())
                .filter(asked -> !recorded.contains(asked.metric()))
                .toList();
    }

    private static Stream<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            // JSON is YAML, too.
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
