package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.molaris.data.Statements;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/** Whom and what a request names. Found in the transaction that uses it, and kept as it is until that ends. */
final class References {

    private static final String UNKNOWN = "select unknown_among(cast(?1 as uuid), cast(?2 as uuid), cast(?3 as uuid))";

    /** The appointment may be told of under the duplicate whom its patient was merged from. */
    private static final String VISITOR =
            "select cast(last_of(patient_id) as text) from appointment where id = ?1 for share";

    private static final String NUMBERED = "select cast(id as text) from patient where number = ?1";
    private static final String PRIORITY = """
            select exists (select from definition where number = ?1 and category = 'treatment_priority' and not deleted)""";

    private References() {}

    /** The patient of that number, as he is kept here, or a refusal for that reason. */
    static Uni<UUID> patientNumbered(long number, Reason otherwise) {
        return Statements.value(String.class, NUMBERED, number).map(id -> {
            if (id == null) {
                throw new TreatmentRefused(otherwise);
            }
            return UUID.fromString(id);
        });
    }

    /** One of the clinic's words for how urgent something is; 0 is none. */
    static Uni<Void> mustBePriority(long number) {
        return number == 0
                ? Uni.createFrom().voidItem()
                : Statements.value(Boolean.class, PRIORITY, number)
                        .invoke(known -> {
                            if (!known) {
                                throw new TreatmentRefused(Reason.UNKNOWN_PRIORITY);
                            }
                        })
                        .replaceWithVoid();
    }

    /** Null stands for what is not named, or not anew. */
    static Uni<Void> mustBeKnown(UUID patientId, UUID operatorId, UUID branchId) {
        if (patientId == null && operatorId == null && branchId == null) {
            return Uni.createFrom().voidItem();
        }
        return Statements.value(String.class, UNKNOWN, patientId, operatorId, branchId)
                .invoke(unknown -> {
                    if (unknown != null) {
                        throw new TreatmentRefused(
                                switch (unknown) {
                                    case "patient_id" -> Reason.UNKNOWN_PATIENT;
                                    case "operator_id" -> Reason.UNKNOWN_OPERATOR;
                                    default -> Reason.UNKNOWN_BRANCH;
                                });
                    }
                })
                .replaceWithVoid();
    }

    /** Who comes to the appointment; nobody's id when there is none, or it is nobody's. */
    static Uni<Visitor> visitorOf(UUID appointmentId) {
        return appointmentId == null
                ? Uni.createFrom().item(new Visitor(null, null))
                : Statements.value(String.class, VISITOR, appointmentId)
                        .map(patient -> new Visitor(appointmentId, patient == null ? null : UUID.fromString(patient)));
    }

    /** Whose visit an appointment is. */
    record Visitor(UUID appointmentId, UUID patientId) {

        /** Nothing of a patient's is done at somebody else's visit. */
        void mustBe(UUID patient) {
            if (appointmentId != null && !patient.equals(patientId)) {
                throw new TreatmentRefused(Reason.UNKNOWN_APPOINTMENT);
            }
        }
    }
}
