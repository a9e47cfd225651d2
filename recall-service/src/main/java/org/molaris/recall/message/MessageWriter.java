package org.molaris.recall.message;

import io.quarkus.logging.Log;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.molaris.data.LowerCaseName;
import org.molaris.recall.message.DueMessages.Written;
import org.molaris.recall.message.Reachability.Reachable;

/** Writes a clinic's messages in its words. */
final class MessageWriter {

    private final ClinicVoice voice;

    /** Each template is taken apart once. */
    private final Map<String, MessageTemplate> templates = new HashMap<>();

    MessageWriter(ClinicVoice voice) {
        this.voice = voice;
    }

    List<Written> write(List<DueMessage> messages, Function<UUID, Reachable> patients) {
        return messages.stream()
                .map(message -> writeIfKnown(message, patients.apply(message.patientId())))
                .toList();
    }

    /** Without words as long as nobody knows how the patient is called. One that cannot be written is not to stop the others. */
    private Written writeIfKnown(DueMessage message, Reachable patient) {
        var unwritten = new Written(message, patient, null, List.of());
        try {
            return message.patient() == null ? unwritten : write(message, patient);
        } catch (RuntimeException e) {
            Log.errorf("Message %s has no words: %s", message.id(), e.getClass().getName());
            return unwritten;
        }
    }

    private Written write(DueMessage message, Reachable patient) {
        return switch (message.kind()) {
            case RECALL -> recall(message, patient);
            case PAYMENT_REMINDER -> {
                var payment = message.payment();
                yield reminder(
                        message,
                        patient,
                        message.patient(),
                        voice.money(payment.amountDue()),
                        voice.money(payment.balance()),
                        voice.day(payment.dueOn()),
                        voice.clinic());
            }
            case APPOINTMENT_REMINDER ->
                reminder(message, patient, message.patient(), voice.moment(message.startsAt()), voice.clinic());
            case CONFIRMATION ->
                new Written(message, patient, voice.say(message.words(), List.of(voice.clinic())), List.of());
        };
    }

    private Written recall(DueMessage message, Reachable patient) {
        var template = templates.computeIfAbsent(message.words(), MessageTemplate::parse);
        var recall = message.recall();
        var addressee = Addressee.of(
                message.patient(),
                voice.clinic(),
                recall.procedureType(),
                recall.lastProcedure(),
                recall.lastVisitOn(),
                voice.language());
        return new Written(message, patient, template.render(addressee), template.parameters(addressee));
    }

    private Written reminder(DueMessage message, Reachable patient, String... values) {
        var said = List.of(values);
        return new Written(message, patient, voice.say(LowerCaseName.of(message.kind()), said), said);
    }
}
