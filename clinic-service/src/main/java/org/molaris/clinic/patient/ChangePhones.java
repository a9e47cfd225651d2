package org.molaris.clinic.patient;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.data.ClinicTransaction;

/** A patient's phones one by one, for those who know each by its number. They are part of the patient's record. */
@ApplicationScoped
public class ChangePhones {

    private final ChangePatient changePatient;
    private final ClinicTransaction transaction;

    ChangePhones(ChangePatient changePatient, ClinicTransaction transaction) {
        this.changePatient = changePatient;
        this.transaction = transaction;
    }

    /** Adds one in the last place; of the answer's phones it is the one with the highest number. */
    public Uni<PatientDetails> add(UUID patientId, PatientPhone phone) {
        return transaction.once(
                PatientDetails.class,
                () -> change(
                        patientId,
                        OptionalLong.empty(),
                        phones ->
                                Stream.concat(phones.stream(), Stream.of(phone)).toList()));
    }

    /** Makes another one of it, under the same number and in the same place. */
    public Uni<PatientDetails> replace(
            UUID patientId, long number, OptionalLong expected, UnaryOperator<PatientPhone> change) {
        return change(
                patientId,
                expected,
                phones -> known(phones, number)
                        .map(phone -> phone.number() == number ? change.apply(phone) : phone)
                        .toList());
    }

    /** Takes it away; its number is not given again. */
    public Uni<PatientDetails> remove(UUID patientId, long number, OptionalLong expected) {
        return change(
                patientId,
                expected,
                phones -> known(phones, number)
                        .filter(phone -> phone.number() != number)
                        .toList());
    }

    private Uni<PatientDetails> change(
            UUID patientId, OptionalLong expected, UnaryOperator<List<PatientPhone>> change) {
        return changePatient.handle(
                patientId, expected, personal -> personal.withPhones(change.apply(personal.phones())));
    }

    private static Stream<PatientPhone> known(List<PatientPhone> phones, long number) {
        if (phones.stream().noneMatch(phone -> phone.number() == number)) {
            throw new PatientRefused(Reason.PHONE_NOT_FOUND);
        }
        return phones.stream();
    }
}
