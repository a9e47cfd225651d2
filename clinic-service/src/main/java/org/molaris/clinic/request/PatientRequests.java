package org.molaris.clinic.request;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.molaris.clinic.agenda.AnswerAppointment;
import org.molaris.clinic.agenda.AppointmentRefused;
import org.molaris.clinic.patient.ChooseRecalls;
import org.molaris.clinic.patient.PatientRefused;
import org.molaris.data.Heard;
import org.molaris.data.Inbox;
import org.molaris.data.SenselessEvent;
import org.molaris.events.request.AppointmentCancelRequested;
import org.molaris.events.request.AppointmentConfirmRequested;
import org.molaris.events.request.PatientOptInRequested;
import org.molaris.events.request.PatientOptOutRequested;

/** Hears what patients ask for by message, and lets the use case that reception has do it, or refuse it. */
@ApplicationScoped
class PatientRequests {

    /** Who passes it on, and has it done. */
    private static final String ACTOR = "recall-service";

    private final Inbox inbox;
    private final ChooseRecalls chooseRecalls;
    private final AnswerAppointment answerAppointment;

    PatientRequests(Inbox inbox, ChooseRecalls chooseRecalls, AnswerAppointment answerAppointment) {
        this.inbox = inbox;
        this.chooseRecalls = chooseRecalls;
        this.answerAppointment = answerAppointment;
    }

    @Incoming("patient-requests")
    Uni<Void> of(ConsumerRecords<String, String> batch) {
        return inbox.receive(
                batch,
                ACTOR,
                event -> obey(event)
                        .onFailure(PatientRefused.class)
                        .invoke(e -> refused(event, e))
                        .onFailure(PatientRefused.class)
                        .recoverWithNull()
                        .onFailure(AppointmentRefused.class)
                        .invoke(e -> refused(event, e))
                        .onFailure(AppointmentRefused.class)
                        .recoverWithNull()
                        .replaceWithVoid());
    }

    /** What is new to this version is for the next one. */
    private Uni<?> obey(Heard event) {
        if (event.is(PatientOptOutRequested.class)) {
            return chooseRecalls.byMessage(
                    named(event.as(PatientOptOutRequested.class).patientId()), true);
        }
        if (event.is(PatientOptInRequested.class)) {
            return chooseRecalls.byMessage(
                    named(event.as(PatientOptInRequested.class).patientId()), false);
        }
        if (event.is(AppointmentConfirmRequested.class)) {
            var asked = event.as(AppointmentConfirmRequested.class);
            return answerAppointment.confirm(named(asked.appointmentId()), named(asked.patientId()));
        }
        if (event.is(AppointmentCancelRequested.class)) {
            var asked = event.as(AppointmentCancelRequested.class);
            return answerAppointment.cancel(named(asked.appointmentId()), named(asked.patientId()));
        }
        return Uni.createFrom().voidItem();
    }

    private static UUID named(UUID id) {
        if (id == null) {
            throw new SenselessEvent("It does not say of whom or of what");
        }
        return id;
    }

    private static void refused(Heard event, Throwable why) {
        Log.infof("%s %s is not obeyed: %s", event.type(), event.id(), why.getMessage());
    }
}
