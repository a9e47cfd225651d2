package org.molaris.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.molaris.local.Suite;

/** Which routes of a dialect are served: as a decision record says, and as the description of the API does. */
final class Coverage {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** A row of the record's table: the route, and whether it is served. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `(GET|POST|PUT|PATCH|DELETE) (/[^`]*)` \\| (yes|partly|no)\\b");

    private Coverage() {}

    static Set<String> inTheRecord(String name) {
        try {
            return Files.readAllLines(Path.of("..", "docs", "adr", name)).stream()
                    .map(ROW::matcher)
                    .filter(row -> row.find() && !row.group(3).equals("no"))
                    .map(row -> row.group(1) + " " + row.group(2))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below the prefix, which is left out. */
    static Set<String> inTheDescription(Suite suite, String prefix) {
        var described = new TreeSet<String>();
        var paths = new Api(suite.gateway(), null)
                .get("/openapi.json")
                .expect(200)
                .body()
                .path("paths");
        paths.fieldNames().forEachRemaining(path -> {
            if (path.startsWith(prefix)) {
                paths.get(path).fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        described.add(method.toUpperCase(Locale.ROOT) + " " + path.substring(prefix.length()));
                    }
                });
            }
        });
        return described;
    }
}
