package org.molaris.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request of {@code every-change.txt}, what it must tell, and what is kept of its answer.
 *
 * @param refusal the status that is expected when it is refused; 0 when it is not
 * @param reason why nothing is told; null when something is, or another step of the operation says so
 */
record Step(
        String who,
        String method,
        String path,
        String body,
        List<Tells> tells,
        List<Keeps> keeps,
        int refusal,
        String reason) {

    private static final Pattern REQUEST = Pattern.compile("(\\S+) (\\S+) (\\S+)(?: (.*))?");
    private static final Pattern TELLS = Pattern.compile("  tells (\\S+) of (new )?(\\S+)");
    private static final Pattern KEEPS = Pattern.compile("  keeps (\\S+) from (\\S+)");
    private static final Pattern NOTHING = Pattern.compile("  is (?:no change|refused (\\d+)): (.+)");
    private static final Pattern FILLED = Pattern.compile("\\{(\\w+)=(\\w+)}");

    /** An event, and whom it is about: somebody known, or somebody who is known from then on. */
    record Tells(String type, boolean isNew, String subject) {}

    record Keeps(String name, String pointer) {}

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var line : lines()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                var request = matched(REQUEST, line);
                steps.add(new Step(
                        request.group(1),
                        request.group(2),
                        request.group(3),
                        request.group(4),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        0,
                        null));
            } else if (line.startsWith("  tells")) {
                var told = matched(TELLS, line);
                last(steps).tells.add(new Tells(told.group(1), told.group(2) != null, told.group(3)));
            } else if (line.startsWith("  keeps")) {
                var kept = matched(KEEPS, line);
                last(steps).keeps.add(new Keeps(kept.group(1), kept.group(2)));
            } else {
                var nothing = matched(NOTHING, line);
                var step = steps.remove(steps.size() - 1);
                int refusal = nothing.group(1) == null ? 0 : Integer.parseInt(nothing.group(1));
                steps.add(new Step(
                        step.who,
                        step.method,
                        step.path,
                        step.body,
                        step.tells,
                        step.keeps,
                        refusal,
                        nothing.group(2)));
            }
        }
        return steps;
    }

    /** As the description of the API has it, such as {@code PATCH /api/dental/patients/{id}}. */
    String operation() {
        return method + " " + FILLED.matcher(path).replaceAll("{$1}");
    }

    boolean isOfTheWholePlatform() {
        return who.equals("platform");
    }

    /** The path, with names of what is kept as in the body. */
    String address() {
        return FILLED.matcher(path).replaceAll("<$2>");
    }

    private static Step last(List<Step> steps) {
        return steps.get(steps.size() - 1);
    }

    private static java.util.regex.Matcher matched(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        return matcher;
    }

    private static List<String> lines() {
        try (var file = Step.class.getResourceAsStream("every-change.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
