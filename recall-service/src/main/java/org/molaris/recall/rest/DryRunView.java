package org.molaris.recall.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.recall.night.FindEligible.Eligible;
import org.molaris.recall.night.FindEligible.Recall;

/**
 * Whom a campaign would contact, and what they would read.
 *
 * @param night the day, in the clinic
 * @param total how many they are
 */
@Schema(examples = """
        {"night": "2026-12-01", "total": 37,
         "patients": [{"patient_id": "0190a3c5-8f5e-7d3a-9b1c-2f4e6d8a0b1c", "patient_name": "Ana García",
                       "patient_phone": "+50312345678", "last_visit_on": "2026-05-20", "last_procedure": "Limpieza dental",
                       "text": "Hola Ana, han pasado 6 meses..."}],
         "page": 1, "limit": 20}""")
record DryRunView(LocalDate night, long total, List<Patient> patients, int page, int limit) {

    static DryRunView of(Eligible eligible, RunQuery query) {
        return new DryRunView(
                eligible.night(),
                eligible.total(),
                eligible.recalls().stream().map(Patient::of).toList(),
                query.wantedPage(),
                query.wantedLimit());
    }

    /** One of them. */
    record Patient(
            UUID patientId,
            String patientName,
            String patientPhone,
            LocalDate lastVisitOn,
            String lastProcedure,
            String text) {

        static Patient of(Recall recall) {
            return new Patient(
                    recall.patientId(),
                    recall.patientName(),
                    recall.phone(),
                    recall.lastVisitOn(),
                    recall.lastProcedure(),
                    recall.text());
        }
    }
}
