package org.molaris.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What can be deployed, as it was rendered. */
enum Overlay {
    LOCAL("local"),
    LOCAL_MIGRATIONS("local/migrations"),
    PRODUCTION("production"),
    PRODUCTION_MIGRATIONS("production/migrations"),
    PRODUCTION_INGRESS("production-ingress");

    static final Path HERE = Path.of("").toAbsolutePath();
    static final Path REPOSITORY = HERE.getParent().getParent();
    static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final String path;

    Overlay(String path) {
        this.path = path;
    }

    Path folder() {
        return HERE.resolve("overlays").resolve(path);
    }

    Path rendered() {
        return HERE.resolve("rendered").resolve(path.replace('/', '-') + ".yaml");
    }

    /** New ones each time, so that a test may break them. */
    List<Manifest> manifests() {
        try {
            return parse(Files.readString(rendered()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> parse(String yaml) throws IOException {
        try (var parser = YAML.getFactory().createParser(yaml)) {
            return YAML.readValues(parser, ObjectNode.class).readAll().stream()
                    .map(Manifest::new)
                    .toList();
        }
    }

    static Manifest find(List<Manifest> manifests, String kind, String name) {
        return manifests.stream()
                .filter(manifest -> manifest.is(kind) && manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + "/" + name + "."));
    }
}
