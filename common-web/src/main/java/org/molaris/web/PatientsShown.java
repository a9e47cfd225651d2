package org.molaris.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The patients that an answer shows something of, by their ids or by their numbers: those that it names, at any depth, and
 * those whose path it is.
 */
public final class PatientsShown {

    /** As answers of all dialects name patients. */
    private static final Set<String> NAMES = Set.of("patientId", "patNum", "idPaciente");

    /** As paths of all dialects name them. */
    private static final Set<String> SEGMENTS = Set.of("patients", "pacientes");

    private static final int DEEPEST = 5;

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(PatientsShown::mayTell)
                    .map(Part::of)
                    .toList();
        }
    };

    private final Set<UUID> ids = new LinkedHashSet<>();
    private final Set<Long> numbers = new LinkedHashSet<>();

    private record Part(boolean patient, Method value) {

        static Part of(RecordComponent component) {
            var value = component.getAccessor();
            value.setAccessible(true);
            return new Part(
                    NAMES.contains(component.getName()) || component.isAnnotationPresent(OfPatient.class), value);
        }

        Object of(Object answer) {
            try {
                return value.invoke(answer);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What an answer and the path that it was asked for by tell. */
    public static PatientsShown in(Object answer, String path) {
        var shown = new PatientsShown();
        shown.walk(answer, 0);
        var segments = path.split("/", -1);
        for (int at = 1; at < segments.length; at++) {
            if (SEGMENTS.contains(segments[at - 1])) {
                shown.named(segments[at]);
            }
        }
        return shown;
    }

    public List<UUID> ids() {
        return List.copyOf(ids);
    }

    public List<Long> numbers() {
        return List.copyOf(numbers);
    }

    private static boolean mayTell(RecordComponent component) {
        var type = component.getType();
        return NAMES.contains(component.getName())
                || component.isAnnotationPresent(OfPatient.class)
                || type.isRecord()
                || type == Object.class
                || Iterable.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
    }

    private void walk(Object answer, int depth) {
        if (answer == null || depth > DEEPEST) {
            return;
        }
        if (answer instanceof Iterable<?> several) {
            several.forEach(each -> walk(each, depth + 1));
        } else if (answer instanceof Map<?, ?> named) {
            named.values().forEach(each -> walk(each, depth + 1));
        } else if (answer instanceof Record one) {
            for (var part : PARTS.get(one.getClass())) {
                var value = part.of(one);
                if (part.patient()) {
                    add(value);
                } else {
                    walk(value, depth + 1);
                }
            }
        }
    }

    private void add(Object patient) {
        if (patient instanceof UUID id) {
            ids.add(id);
        } else if (patient instanceof Number number && number.longValue() > 0) {
            numbers.add(number.longValue());
        }
    }

    private void named(String segment) {
        if (segment.matches("[0-9]{1,18}")) {
            add(Long.valueOf(segment));
        } else if (isId(segment)) {
            ids.add(UUID.fromString(segment));
        }
    }

    static boolean isId(String segment) {
        return segment.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    /** What else a path names by its id. */
    public static List<UUID> thingsIn(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(PatientsShown::isId)
                .map(UUID::fromString)
                .toList();
    }
}
