package org.molaris.clinic.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Rows that one statement can write, since no two of them can be about the same patient; and the same as JSON. */
record Wave(List<PatientRow> rows, String json) {

    static Wave of(List<PatientRow> rows, ObjectMapper mapper) {
        try {
            return new Wave(rows, mapper.writeValueAsString(rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each row after those before it with which it shares an identity. */
    static List<Wave> inOrder(List<PatientRow> rows, ObjectMapper mapper) {
        var nextOf = new HashMap<String, Integer>();
        var waves = new ArrayList<List<PatientRow>>();
        for (var row : rows) {
            var identities = row.identities().toList();
            int nth = identities.stream()
                    .mapToInt(identity -> nextOf.getOrDefault(identity, 0))
                    .max()
                    .orElse(0);
            identities.forEach(identity -> nextOf.put(identity, nth + 1));
            if (nth == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(nth).add(row);
        }
        return waves.stream().map(wave -> of(wave, mapper)).toList();
    }

    /** Each by itself, and a single one in halves. */
    static List<Wave> parts(List<Wave> waves, ObjectMapper mapper) {
        if (waves.size() > 1) {
            return waves;
        }
        var rows = waves.get(0).rows();
        int half = rows.size() / 2;
        return List.of(of(rows.subList(0, half), mapper), of(rows.subList(half, rows.size()), mapper));
    }

    static boolean isOneRow(List<Wave> waves) {
        return waves.size() == 1 && waves.get(0).rows().size() == 1;
    }
}
