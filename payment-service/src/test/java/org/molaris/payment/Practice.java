package org.molaris.payment;

import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** A clinic with one patient, known to payment-service as in life: from their events. */
public record Practice(UUID clinic, UUID patient) {

    public static Practice open() {
        return open("America/El_Salvador");
    }

    public static Practice open(String timeZone) {
        var practice = new Practice(Ids.next(), Ids.next());
        practice.announceClinic(timeZone, 1);
        practice.announcePatient("Ana", 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> practice.knows("clinic") && practice.knows("patient"));
        return practice;
    }

    public void announceClinic(String timeZone, long version) {
        Events.publish(
                Topic.CLINICS, Ids.next(), "clinic-created", clinic, clinic, version, clinicJson(timeZone, version));
    }

    public String clinicJson(String timeZone, long version) {
        return """
                {"clinic": {"id": "%s", "number": 1, "slug": "c", "name": "Sonrisa", "time_zone": "%s",
                            "currency": "USD", "language": "es", "version": %d}}""".formatted(clinic, timeZone, version);
    }

    /** Returns the event's id. */
    public UUID announcePatient(String firstName, long version) {
        var event = Ids.next();
        Events.publish(Topic.PATIENTS, event, "patient-registered", clinic, patient, version, """
                {"patient": {"id": "%s", "clinic_id": "%s", "first_name": "%s", "last_name": "García"}}""".formatted(
                        patient, clinic, firstName));
        return event;
    }

    /** Tells as its owner would; returns the event's id. */
    public UUID tellPatient(UUID id, long version, String fields) {
        return tell(Topic.PATIENTS, "patient-updated", "patient", id, version, fields);
    }

    /** Tells as its owner would; returns the event's id. */
    public UUID tellTreatment(UUID id, long version, UUID whose) {
        return tell(Topic.TREATMENTS, "treatment-plan-updated", "treatment_plan", id, version, """
                "patient_id": "%s", "saved_from": null""".formatted(whose));
    }

    /** A treatment plan of the patient that is known here by a number, too. */
    public UUID treatmentPlan(long number) {
        var id = Ids.next();
        untilHeard(tell(
                Topic.TREATMENTS, "treatment-plan-created", "treatment_plan", id, 1, """
                "number": %d, "patient_id": "%s", "saved_from": null""".formatted(number, patient)));
        return id;
    }

    private UUID tell(Topic topic, String type, String state, UUID id, long version, String fields) {
        var event = Ids.next();
        Events.publish(topic, event, type, clinic, id, version, """
                {"%s": {"id": "%s", "clinic_id": "%s", "version": %d, %s}}""".formatted(state, id, clinic, version, fields));
        return event;
    }

    /** Waits until the event has taken effect, whatever it is. */
    public static void untilHeard(UUID event) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !Database.rows("select 1 from inbox where event_id = ?", event)
                        .isEmpty());
    }

    private boolean knows(String copy) {
        return !Database.rows("select 1 from " + copy + " where clinic_id = ?", clinic)
                .isEmpty();
    }

    public Caller owner() {
        return Caller.owner(clinic);
    }

    public UUID planOf(String total) {
        return UUID.fromString(owner().call()
                .body("""
                        {"patient_id": "%s", "description": "Ortodoncia", "total_amount": %s}""".formatted(patient, total))
                .post("/api/dental/payment-plans")
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
    }

    public ValidatableResponse opens(UUID whose, UUID treatmentPlan) {
        return owner().call()
                .body("""
                        {"patient_id": "%s", "description": "x", "total_amount": 1, "treatment_plan_id": %s}""".formatted(whose, treatmentPlan == null ? "null" : "\"" + treatmentPlan + "\""))
                .post("/api/dental/payment-plans")
                .then();
    }

    public ValidatableResponse pays(UUID plan, String amount) {
        return owner().call()
                .body("{\"amount\": %s}".formatted(amount))
                .post("/api/dental/payment-plans/{id}/payments", plan)
                .then();
    }

    public ValidatableResponse paysOnce(UUID plan, String amount, String key) {
        return owner().call(key)
                .body("{\"amount\": %s}".formatted(amount))
                .post("/api/dental/payment-plans/{id}/payments", plan)
                .then();
    }

    public ValidatableResponse voids(String payment, String reason) {
        return owner().call()
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"%s\"}".formatted(reason))
                .delete("/api/dental/payments/{id}", payment)
                .then();
    }

    public ValidatableResponse plan(UUID plan) {
        return owner().call().get("/api/dental/payment-plans/{id}", plan).then();
    }
}
