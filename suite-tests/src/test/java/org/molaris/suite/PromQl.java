package org.molaris.suite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which metrics a question to Prometheus asks for, and which labels it counts on. Aggregations say {@code by} first. */
final class PromQl {

    /** Strings, ranges, numbers with their units, names, operators, and brackets one by one. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*\\]|\\d[\\w.]*|\\.\\d+|\\$?[a-zA-Z_:][\\w:]*|=~|!~|[=!<>]=|\\S");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset", "atan2");
    private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private final List<String> tokens;
    private final List<Asked> asked = new ArrayList<>();
    private int next;

    private PromQl(String question) {
        this.tokens =
                TOKEN.matcher(question).results().map(match -> match.group()).toList();
    }

    /**
     * A metric that is asked for.
     *
     * @param matchers by the name of their label; one of another name may match besides
     * @param labels all that it is asked to have
     */
    record Asked(String metric, Map<String, Matcher> matchers, Set<String> labels) {

        boolean isAnsweredBy(String name, Map<String, String> sample) {
            return name.equals(metric)
                    && sample.keySet().containsAll(labels)
                    && matchers.entrySet().stream()
                            .allMatch(matcher -> matcher.getValue().test(sample.get(matcher.getKey())));
        }

        @Override
        public String toString() {
            return metric + labels + (matchers.isEmpty() ? "" : matchers);
        }
    }

    /** What is asked of a label's value; what a dashboard lets people choose may be anything. */
    record Matcher(String operator, String quoted) {

        boolean test(String actual) {
            var value = quoted.substring(1, quoted.length() - 1);
            if (value.startsWith("$")) {
                return true;
            }
            return switch (operator) {
                case "=" -> value.equals(actual);
                case "=~" -> actual.matches(value);
                case "!=" -> !value.equals(actual);
                case "!~" -> !actual.matches(value);
                default -> throw new IllegalArgumentException(operator);
            };
        }

        @Override
        public String toString() {
            return operator + quoted;
        }
    }

    static List<Asked> metricsOf(String question) {
        var read = new PromQl(question);
        read.until("", Set.of());
        return read.asked;
    }

    private void until(String end, Set<String> grouping) {
        Set<String> pending = Set.of();
        while (next < tokens.size()) {
            var token = tokens.get(next++);
            if (token.equals(end)) {
                return;
            } else if (token.equals("(")) {
                var inside = new HashSet<>(grouping);
                inside.addAll(pending);
                pending = Set.of();
                until(")", inside);
            } else if (GROUPINGS.contains(token)) {
                var names = names();
                if (token.equals("by")) {
                    if (!peek().equals("(")) {
                        throw new IllegalArgumentException("Say by (…) before what is added up: " + tokens);
                    }
                    pending = names;
                }
            } else if (isName(token) && !OPERATORS.contains(token) && !isCalled()) {
                metric(token, grouping);
            }
        }
        if (!end.isEmpty()) {
            throw new IllegalArgumentException("A bracket is open: " + tokens);
        }
    }

    private void metric(String name, Set<String> grouping) {
        var matchers = new LinkedHashMap<String, Matcher>();
        if (peek().equals("{")) {
            next++;
            while (!peek().equals("}")) {
                var label = tokens.get(next++);
                if (!label.equals(",")) {
                    matchers.put(label, new Matcher(tokens.get(next++), tokens.get(next++)));
                }
            }
            next++;
        }
        var labels = new HashSet<>(grouping);
        labels.addAll(matchers.keySet());
        asked.add(new Asked(name, matchers, labels));
    }

    private Set<String> names() {
        var names = new HashSet<String>();
        for (next++; !peek().equals(")"); next++) {
            if (!peek().equals(",")) {
                names.add(peek());
            }
        }
        next++;
        return names;
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }

    /** A function, or an aggregation, which says of what in round brackets, perhaps after {@code by}. */
    private boolean isCalled() {
        return peek().equals("(") || GROUPINGS.contains(peek());
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }
}
