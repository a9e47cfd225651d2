package org.molaris.clinic.rest.setup;

import java.util.Locale;

/** An example of each kind. */
enum Thing {
    OPERATOR("operators", "operators", """
            {"first_name": "Eva", "last_name": "Paz", "abbreviation": "EP", "rut": "11.111.111-1",
             "fiscal_code": "PZAVEA80A41H501X", "license_number": "JVPO-1234", "email": "eva@example.org",
             "color": "#1e88e5", "hygienist": true, "online_booking": false, "interval_minutes": 20,
             "specialty_ids": [], "middle_name": "Luz", "suffix": "DDS", "social_name": "Dra. E.", "ssn": "123859778",
             "national_provider_id": "1679608723", "date_of_birth": "1987-07-17", "scheduling_note": "Endodoncia.",
             "sequence": 3}""", "last_name", "Sol"),
    CHAIR("chairs", "chairs", """
            {"name": "Sillón 1", "abbreviation": "S1", "branch_id": null, "operator_id": null, "hygiene": true,
             "sequence": 1}""", "name", "Sillón azul"),
    SPECIALTY("specialties", "specialties", """
            {"name": "Ortodoncia", "sequence": 2}""", "name", "Endodoncia"),
    BOOKING_REASON("booking-reasons", "booking_reasons", """
            {"name": "Limpieza", "specialty_id": null, "duration_minutes": 30, "price": 45.50, "operator_ids": [],
             "sequence": 0}""", "name", "Limpieza profunda"),
    COLOR("colors", "colors", """
            {"name": "Azul", "value": "#0000ff", "sequence": 0}""", "value", "#0000fe"),
    BRANCH("branches", "branches", """
            {"name": "Centro", "abbreviation": "C", "address": "Calle Arce 12", "address_line2": "2.º piso",
             "district": "Centro Histórico", "city": "San Salvador", "province": "SS", "postcode": "1101", "phone": "+50322334455",
             "billing_address": {"address": "Apartado 7", "address_line2": null, "city": "Apopa", "province": null,
                                 "postcode": null},
             "pay_to_address": null, "sequence": 0}""", "city", "Apopa"),
    OPENING_HOURS("opening-hours", "opening_hours", """
            {"branch_id": null, "operator_id": null, "weekday": 6, "opens_at": "08:00:00", "closes_at": "12:30:00",
             "modality": "both"}""", "closes_at", "13:00:00"),
    BLOCK("blocks", "blocks", """
            {"branch_id": null, "operator_id": null, "chair_id": null, "starts_at": "2030-01-01T12:00:00Z",
             "ends_at": "2030-01-02T12:00:00Z", "reason": "Año Nuevo"}""", "reason", "Feriado"),
    APPOINTMENT_STATE("appointment-states", "appointment_states", """
            {"name": "Confirmado por WhatsApp", "state": "confirmed", "color": "#00ff00", "internal_use": true,
             "sequence": 9}""", "name", "Confirmado por teléfono"),
    DEFINITION("definitions", "definitions", """
            {"category": "diagnosis", "name": "Pulpitis", "value": "K04.0", "sequence": 4}""", "name", "Pulpitis aguda"),
    CUSTOM_FIELD("custom-fields", "custom_fields", """
            {"object_type": "patient", "technical_name": "insurer", "label": "Aseguradora", "type": "choice",
             "choices": ["ISSS", "Otra"], "sequence": 0}""", "label", "Seguro");

    final String path;
    final String array;
    final String body;
    final String field;
    final String other;

    Thing(String path, String array, String body, String field, String other) {
        this.path = path;
        this.array = array;
        this.body = body;
        this.field = field;
        this.other = other;
    }

    /** A change of one field. */
    String change() {
        return "{\"%s\": \"%s\"}".formatted(field, other);
    }

    /** Its table, and its name in its events. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code booking-reason-created} */
    String event(String change) {
        return table().replace('_', '-') + "-" + change;
    }
}
