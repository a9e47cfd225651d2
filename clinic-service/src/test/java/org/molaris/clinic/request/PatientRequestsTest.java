package org.molaris.clinic.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;

/** What patients ask for by message, heard from Kafka. A witness of the same patient tells when one has been heard. */
@QuarkusTest
class PatientRequestsTest {

    private static final String OPT_OUT = "patient-opt-out-requested";
    private static final String OPT_IN = "patient-opt-in-requested";
    private static final String CONFIRM = "appointment-confirm-requested";
    private static final String CANCEL = "appointment-cancel-requested";

    private Agenda agenda;
    private UUID patient;

    @BeforeEach
    void aPatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
        agenda = Agenda.open();
        patient = agenda.practice().patient("Ana", "García");
    }

    @Test
    void aPatientIsOptedOutAndInAgain() {
        heard(ask(OPT_OUT, patient, null));
        agenda.practice().read(patient).body(json("recall_opted_out", is(true)));
        heard(ask(OPT_IN, patient, null));

        var told = Events.of(Topic.PATIENTS, patient, 3);
        assertThat(told)
                .extracting(Events.Published::type)
                .containsExactly("patient-registered", "patient-opted-out", "patient-opted-in");
        assertThat(told.get(1).header(CloudEvent.ACTOR)).isEqualTo("system:recall-service");
    }

    /** After the patient has changed their mind at reception, the old message again is no news. */
    @Test
    void theSameEventAgainIsNoNews() {
        var event = ask(OPT_OUT, patient, null);
        heard(event);
        agenda.owner()
                .call()
                .delete("/api/dental/patients/{id}/recall-opt-out", patient)
                .then()
                .statusCode(200);
        publish(event, agenda.practice().id(), OPT_OUT, patient, dataOf(patient, null));
        heard(ask(CANCEL, patient, UUID.randomUUID()));

        assertThat(optedOut(patient)).isFalse();
    }

    @Test
    void whoWasMergedIsAskedForUnderTheOtherRecord() {
        var other = agenda.practice().patient("Ana", "Garcia");
        var appointment = booked(patient, 0);
        agenda.owner()
                .call()
                .body("{\"into\": \"%s\"}".formatted(other))
                .post("/api/dental/patients/{id}/merge", patient)
                .then()
                .statusCode(200);

        heard(ask(OPT_OUT, patient, null));
        heard(ask(CONFIRM, patient, appointment));

        assertThat(optedOut(other)).isTrue();
        assertThat(optedOut(patient)).isFalse();
        assertThat(stateOf(appointment)).isEqualTo("confirmed");
    }

    @Test
    void anotherClinicsPatientIsNobody() {
        var strangers = Practice.open();
        var event = UUID.randomUUID();
        publish(event, strangers.id(), OPT_OUT, patient, dataOf(patient, null));
        heard(event);
        var appointment = booked(patient, 0);
        var other = UUID.randomUUID();
        publish(other, strangers.id(), CANCEL, patient, dataOf(patient, appointment));
        heard(other);

        assertThat(optedOut(patient)).isFalse();
        assertThat(stateOf(appointment)).isEqualTo("scheduled");
    }

    @Test
    void anAppointmentIsConfirmedAndThenCalledOff() {
        var appointment = booked(patient, 0);
        heard(ask(CONFIRM, patient, appointment));
        assertThat(stateOf(appointment)).isEqualTo("confirmed");
        heard(ask(CANCEL, patient, appointment));

        var told = Events.of(Topic.APPOINTMENTS, appointment, 3);
        assertThat(told)
                .extracting(Events.Published::type)
                .containsExactly("appointment-booked", "appointment-confirmed", "appointment-cancelled");
        assertThat(told.get(2).header(CloudEvent.ACTOR)).isEqualTo("system:recall-service");
        assertThat(Database.value("select cancellation_reason from appointment where id = ?", appointment))
                .isEqualTo("WhatsApp");
    }

    @ParameterizedTest
    @CsvSource({
        "appointment-confirm-requested, cancelled, 60",
        "appointment-confirm-requested, waiting,   60",
        "appointment-confirm-requested, scheduled, -60",
        "appointment-cancel-requested,  waiting,   60",
        "appointment-cancel-requested,  done,      60",
        "appointment-cancel-requested,  confirmed, -60"
    })
    void whoAnswersLateChangesNothing(String request, String state, int minutesAhead) {
        var from = Instant.now().plus(Duration.ofMinutes(minutesAhead));
        var appointment = agenda.appointment(agenda.operator(), null, from, from.plusSeconds(1800), state);
        Database.execute("update appointment set patient_id = ? where id = ?", patient, appointment);

        heard(ask(request, patient, appointment));

        assertThat(stateOf(appointment)).isEqualTo(state);
    }

    @Test
    void nobodyAnswersForAnother() {
        var appointment = booked(agenda.practice().patient("Eva", "Paz"), 0);

        heard(ask(CANCEL, patient, appointment));

        assertThat(stateOf(appointment)).isEqualTo("scheduled");
    }

    @Test
    void whatMakesNoSenseGoesToTheDeadLettersAndTheNextIsHeard() {
        var poisoned = UUID.randomUUID();
        publish(poisoned, agenda.practice().id(), OPT_OUT, patient, "{\"patient_id\": \"Ana García\"}");
        var incomplete = UUID.randomUUID();
        publish(incomplete, agenda.practice().id(), CANCEL, patient, dataOf(patient, null));
        heard(ask(OPT_OUT, patient, null));

        assertThat(optedOut(patient)).isTrue();
        for (var event : new UUID[] {poisoned, incomplete}) {
            var letter = Events.until(
                            Topic.DEAD_LETTERS, read -> event.toString().equals(read.header(CloudEvent.ID)), 1)
                    .get(0);
            assertThat(letter.header("dead-letter-consumer")).isEqualTo("clinic-service");
            assertThat(letter.header("dead-letter-reason")).doesNotContain("Ana");
        }
    }

    private UUID ask(String type, UUID of, UUID appointment) {
        var event = UUID.randomUUID();
        publish(event, agenda.practice().id(), type, of, dataOf(of, appointment));
        return event;
    }

    private static void publish(UUID event, UUID clinic, String type, UUID of, String data) {
        Events.publish(Topic.PATIENT_REQUESTS, event, type, clinic, of, 0, data);
    }

    private String dataOf(UUID of, UUID appointment) {
        return """
                {"patient_id": "%s", "clinic_id": "%s", "requested_at": "%s", "message_id": null%s}""".formatted(
                        of,
                        agenda.practice().id(),
                        Instant.now(),
                        appointment == null ? "" : ", \"appointment_id\": \"%s\"".formatted(appointment));
    }

    /** It is written down with what came of it. */
    private static void heard(UUID event) {
        await().until(() -> (long) Database.value("select count(*) from inbox where event_id = ?", event) == 1);
    }

    private UUID booked(UUID of, int minutesLater) {
        return agenda.booked("""
                {"patient_id": "%s", "operator_id": "%s", "starts_at": "%s", "duration_minutes": 30}""".formatted(of, agenda.operator(), Agenda.tomorrow(minutesLater)));
    }

    private static boolean optedOut(UUID of) {
        return (boolean) Database.value("select recall_opted_out from patient where id = ?", of);
    }

    private static Object stateOf(UUID appointment) {
        return Database.value("select state from appointment where id = ?", appointment);
    }
}
