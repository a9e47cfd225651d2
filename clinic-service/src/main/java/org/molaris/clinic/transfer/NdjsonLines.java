package org.molaris.clinic.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON object per line, with the names that columns have. Each line stands alone, a broken one too. */
class NdjsonLines implements Lines {

    private static final int LONGEST_LINE = 256 * 1024;
    private static final int MOST_IGNORED = 200;

    private final BufferedReader text;
    private final ObjectMapper json;
    private final Set<String> ignored = new LinkedHashSet<>();
    private long number;

    NdjsonLines(Reader file, ObjectMapper json) {
        this.text = new BufferedReader(file);
        this.json = json;
    }

    @Override
    public Line next() throws IOException {
        for (var line = readLine(); line != null; line = readLine()) {
            if (!line.isBlank()) {
                return parse(line);
            }
        }
        return null;
    }

    @Override
    public String nameOf(Column column) {
        return column.field();
    }

    @Override
    public List<String> ignored() {
        return List.copyOf(ignored);
    }

    private Line parse(String line) {
        try {
            return json.readTree(line) instanceof ObjectNode object ? row(object) : rejected("must be a JSON object");
        } catch (JsonProcessingException e) {
            return rejected("is not valid JSON");
        }
    }

    private Line row(ObjectNode object) {
        var cells = new EnumMap<Column, String>(Column.class);
        var names = new EnumMap<Column, String>(Column.class);
        var errors = new ArrayList<RowError>();
        for (var field : object.properties()) {
            Column.called(field.getKey())
                    .ifPresentOrElse(column -> take(column, field, cells, names, errors), () -> ignore(field.getKey()));
        }
        if (names.containsKey(Column.NAME) && names.containsKey(Column.FIRST_NAME)) {
            errors.add(twice(names.get(Column.NAME), names.get(Column.FIRST_NAME)));
        }
        return new Line(number, names.keySet(), cells, errors);
    }

    private void take(
            Column column,
            Map.Entry<String, JsonNode> field,
            Map<Column, String> cells,
            Map<Column, String> names,
            List<RowError> errors) {
        var before = names.putIfAbsent(column, field.getKey());
        if (before != null) {
            errors.add(twice(before, field.getKey()));
        } else if (field.getValue().isContainerNode()) {
            errors.add(new RowError(number, field.getKey(), "must be text"));
        } else if (!field.getValue().isNull() && !field.getValue().asText().isBlank()) {
            cells.put(column, field.getValue().asText().strip());
        }
    }

    private void ignore(String name) {
        if (ignored.size() < MOST_IGNORED) {
            ignored.add(name);
        }
    }

    private RowError twice(String one, String other) {
        return new RowError(number, other, "means the same as '%s'".formatted(one));
    }

    private Line rejected(String message) {
        return new Line(number, Set.of(), Map.of(), List.of(new RowError(number, null, message)));
    }

    /** {@link BufferedReader#readLine} would take a line of any length. */
    private String readLine() throws IOException {
        var line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        number++;
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() == LONGEST_LINE) {
                throw new UnreadableFile(number, "has more than %d characters".formatted(LONGEST_LINE));
            }
            line.append((char) c);
        }
        return line.toString();
    }
}
