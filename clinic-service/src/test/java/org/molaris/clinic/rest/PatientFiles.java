package org.molaris.clinic.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;

/** What other features keep of a patient, put there behind their backs. */
final class PatientFiles {

    private PatientFiles() {}

    static UUID appointment(Practice practice, UUID patient, String words) {
        var state = UUID.randomUUID();
        Database.execute("""
                insert into appointment_state (id, number, clinic_id, name, state, created_at, updated_at)
                select ?, coalesce(max(number), 0) + 100, ?, 'Sin confirmar', 'scheduled', now(), now()
                  from appointment_state where clinic_id = ?""", state, practice.id(), practice.id());
        var id = UUID.randomUUID();
        Database.execute("""
                insert into appointment (id, clinic_id, patient_id, state_id, state, starts_at, ends_at, description,
                                         cancellation_reason, procedure_type, created_at, updated_at)
                values (?, ?, ?, ?, 'scheduled', '2026-05-04T14:00:00Z', '2026-05-04T14:30:00Z', ?, ?, 'Limpieza', now(),
                        now())""", id, practice.id(), patient, state, words, words);
        return id;
    }

    static UUID document(Practice practice, UUID patient, String words) {
        var id = UUID.randomUUID();
        Database.execute("""
                insert into document (id, clinic_id, patient_id, name, type, folder, content_type, size, sha256, created_at,
                                      updated_at)
                values (?, ?, ?, ?, 'xray', ?, 'image/png', 3, sha256('abc'), now(), now())""", id, practice.id(), patient, words, words);
        Database.execute(
                "insert into document_chunk (clinic_id, document_id, position, data) values (?, ?, 0, 'abc')",
                practice.id(),
                id);
        return id;
    }

    /** What an event calls the components of a state. */
    static List<String> namesOf(Class<? extends Record> state) {
        return Arrays.stream(state.getRecordComponents())
                .map(component -> new SnakeCaseStrategy().translate(component.getName()))
                .toList();
    }
}
