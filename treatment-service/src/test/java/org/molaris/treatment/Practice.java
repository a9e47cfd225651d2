package org.molaris.treatment;

import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** A clinic with one patient, known to treatment-service as in life: from their events. */
public record Practice(UUID clinic, UUID patient) {

    public static final String PLANS = "/api/dental/treatment-plans";
    public static final String STEPS = "/api/dental/treatment-steps";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static Practice open() {
        var practice = new Practice(Ids.next(), Ids.next());
        practice.tellClinic(1);
        practice.tellPatient(practice.patient, 1, "\"first_name\": \"Ana\", \"last_name\": \"García\"");
        practice.until("clinic", 1, practice.clinic);
        practice.until("patient", 1, practice.patient);
        return practice;
    }

    /** Waits until a copy is of that version. */
    public void until(String copy, long version, UUID id) {
        var key = copy.equals("clinic") ? "clinic_id" : "id";
        await().atMost(PATIENCE)
                .until(() -> !Database.rows(
                                "select 1 from " + copy + " where " + key + " = ? and version >= ?", id, version)
                        .isEmpty());
    }

    /** Waits until the events have taken effect, whatever it is. */
    public static void untilHeard(UUID event) {
        await().atMost(PATIENCE)
                .until(() -> !Database.rows("select 1 from inbox where event_id = ?", event)
                        .isEmpty());
    }

    public UUID tellClinic(long version) {
        return tell(Topic.CLINICS, "clinic-updated", "clinic", clinic, version, """
                "name": "Sonrisa", "phone": "+50322222222", "time_zone": "America/El_Salvador", "currency": "USD",
                "language": "es\"""");
    }

    public UUID tellPatient(UUID id, long version, String fields) {
        return tell(Topic.PATIENTS, "patient-updated", "patient", id, version, fields);
    }

    /** Returns the appointment's id. */
    public UUID appointment(String state) {
        return appointmentOf(patient, state);
    }

    public UUID appointmentOf(UUID whose, String state) {
        var id = Ids.next();
        tellAppointment(id, 1, whose, state, null);
        until("appointment", 1, id);
        return id;
    }

    /** Returns the event's id. */
    public UUID tellAppointment(UUID id, long version, UUID whose, String state, UUID step) {
        return tell(Topic.APPOINTMENTS, "appointment-updated", "appointment", id, version, """
                "patient_id": "%s", "state": "%s", "starts_at": "2026-02-01T15:00:00Z", "treatment_step_id": %s""".formatted(
                        whose, state, step == null ? "null" : "\"" + step + "\""));
    }

    /** Tells as their owner would; returns the event's id. */
    public UUID tell(Topic topic, String type, String state, UUID id, long version, String fields) {
        var event = Ids.next();
        Events.publish(topic, event, type, clinic, id, version, """
                {"%s": {"id": "%s", "clinic_id": "%s", "version": %d, %s}}""".formatted(state, id, clinic, version, fields));
        return event;
    }

    public Caller owner() {
        return Caller.owner(clinic);
    }

    public UUID plan(String title) {
        return planOf(patient, title);
    }

    public UUID planOf(UUID whose, String title) {
        return idOf(owner().call()
                .body("{\"patient_id\": \"%s\", \"title\": \"%s\"}".formatted(whose, title))
                .post(PLANS)
                .then());
    }

    public ValidatableResponse get(UUID plan) {
        return owner().call().get(PLANS + "/{id}", plan).then();
    }

    public ValidatableResponse addStep(UUID plan, String body) {
        return owner().call().body(body).post(PLANS + "/{id}/steps", plan).then();
    }

    /** Returns the step's id. */
    public UUID step(UUID plan, String procedure) {
        return idOf(addStep(plan, "{\"procedure\": \"%s\"}".formatted(procedure)));
    }

    /** Returns the id of a step at an appointment. */
    public UUID stepAt(UUID plan, UUID appointment) {
        return idOf(addStep(plan, "{\"procedure\": \"x\", \"appointment_id\": \"%s\"}".formatted(appointment)));
    }

    public ValidatableResponse patchStep(UUID step, String body) {
        return owner().call().body(body).patch(STEPS + "/{id}", step).then();
    }

    public ValidatableResponse patchPlan(UUID plan, String body) {
        return owner().call().body(body).patch(PLANS + "/{id}", plan).then();
    }

    public ValidatableResponse deleteStep(UUID step) {
        return owner().call().delete(STEPS + "/{id}", step).then();
    }

    public String statusOf(UUID plan, UUID step) {
        return get(plan).extract().path("steps.find { it.id == '" + step + "' }.status");
    }

    private static UUID idOf(ValidatableResponse created) {
        return UUID.fromString(created.statusCode(201).extract().as(Json.class).at("id"));
    }
}
