package org.molaris.kubernetes;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the five parts, as its configuration and its code tell of it. */
record Part(String name) {

    static final List<Part> SERVICES = Stream.of(
                    "clinic-service", "treatment-service", "payment-service", "recall-service")
            .map(Part::new)
            .toList();
    static final Part GATEWAY = new Part("gateway");

    /** What a setting is where a deployment does not say otherwise. */
    private static final Pattern WITH_A_DEFAULT = Pattern.compile("\\$\\{[^:}]+:([^}]*)}");

    private static final Pattern INCOMING = Pattern.compile("@Incoming\\(\"([a-z-]+)\"\\)");
    private static final Pattern TOPIC = Pattern.compile("Topic\\.([A-Z_]+)");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Za-z0-9._-]+)");
    private static final Pattern SETTING = Pattern.compile("molaris(\\.[a-z0-9<>-]+)+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9<>]+)+");

    static Stream<Part> all() {
        return Stream.concat(SERVICES.stream(), Stream.of(GATEWAY));
    }

    /** The services that it asks. */
    Set<String> asks() {
        if (equals(GATEWAY)) {
            return SERVICES.stream().map(Part::name).collect(Collectors.toSet());
        }
        return SERVICES.stream()
                .map(Part::name)
                .filter(other -> properties().containsKey("quarkus.rest-client." + other + ".url"))
                .collect(Collectors.toSet());
    }

    /** The topics that it hears, each with its consumer groups; the gateway has none. */
    Map<String, Set<String>> hears() {
        var heard = new TreeMap<String, Set<String>>();
        if (equals(GATEWAY)) {
            TOPIC.matcher(code())
                    .results()
                    .forEach(found ->
                            heard.put(found.group(1).toLowerCase(Locale.ROOT).replace('_', '-'), Set.of()));
            return heard;
        }
        var properties = properties();
        INCOMING.matcher(code()).results().map(found -> found.group(1)).forEach(channel -> {
            var prefix = "mp.messaging.incoming." + channel;
            var topics = properties.getProperty(prefix + ".topics", properties.getProperty(prefix + ".topic", channel));
            for (var topic : topics.split(",", -1)) {
                heard.computeIfAbsent(topic, none -> new TreeSet<>())
                        .add(WITH_A_DEFAULT
                                .matcher(properties.getProperty(prefix + ".group.id", name))
                                .replaceAll("$1"));
            }
        });
        return heard;
    }

    /** The variables that its configuration, its code or its documentation names. */
    Set<String> variables() {
        var text = new StringBuilder();
        var known = new HashSet<String>();
        for (var module : modules()) {
            for (var file : filesOf(module)) {
                if (file.toString().endsWith(".properties")) {
                    var properties = read(file);
                    properties.stringPropertyNames().forEach(name -> known.add(variable(name)));
                }
                text.append(content(file)).append('\n');
            }
        }
        EXPRESSION.matcher(text).results().forEach(found -> known.add(variable(found.group(1))));
        SETTING.matcher(text).results().forEach(found -> known.add(variable(found.group())));
        VARIABLE.matcher(text).results().forEach(found -> known.add(found.group()));
        return known;
    }

    private Properties properties() {
        return read(Overlay.REPOSITORY.resolve(name).resolve("src/main/resources/application.properties"));
    }

    private String code() {
        return filesOf(name).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(Part::content)
                .collect(Collectors.joining("\n"));
    }

    private Set<String> modules() {
        var modules = new TreeSet<>(Set.of(name, "common-auth", "common-events", "common-web"));
        if (!equals(GATEWAY)) {
            modules.add("common-data");
        }
        return modules;
    }

    private static List<Path> filesOf(String module) {
        var folder = Overlay.REPOSITORY.resolve(module);
        try (var files = Files.walk(folder.resolve("src/main"))) {
            var readme = Stream.of(folder.resolve("README.md")).filter(Files::exists);
            return Stream.concat(files.filter(file -> file.toString().matches(".*\\.(java|properties)")), readme)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(content(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9<>]", "_").toUpperCase(Locale.ROOT);
    }
}
