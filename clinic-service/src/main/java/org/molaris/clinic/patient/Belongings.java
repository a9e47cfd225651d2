package org.molaris.clinic.patient;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.web.TraceParent;

/** What hangs on a patient beside the record: appointments, documents, and answers kept for repeats. Set by set, in SQL. */
@ApplicationScoped
class Belongings {

    private static final String TELL = """
            insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
            select uuidv7(), t.clinic_id, 'appointments', t.aggregate, cast(t.id as text), t.aggregate || '-' || t.what,
                   t.version, cast(?1 as text), cast(?2 as text), t.payload
              from told t order by t.number""";

    private static final String DOCUMENT = """
            jsonb_build_object('id', d.id, 'number', d.number, 'clinic_id', d.clinic_id, 'patient_id', d.patient_id,
                   'type', d.type, 'content_type', d.content_type, 'size', d.size, 'sha256', encode(d.sha256, 'hex'),
                   'version', d.version, 'created_at', utc(d.created_at), 'updated_at', utc(d.updated_at))""";

    private static final String MOVE_APPOINTMENTS = """
            with a as (
                update appointment set patient_id = ?4, version = version + 1, updated_at = now() where patient_id = ?3
                returning *),
            told as (
                select a.id, a.number, a.clinic_id, a.version, 'appointment' as aggregate, 'updated' as what,
                       jsonb_build_object('appointment', jsonb_build_object(
                           'id', a.id, 'number', a.number, 'clinic_id', a.clinic_id, 'patient_id', a.patient_id,
                           'operator_id', a.operator_id, 'assistant_id', a.assistant_id, 'chair_id', a.chair_id,
                           'branch_id', a.branch_id, 'specialty_id', a.specialty_id,
                           'booking_reason_id', a.booking_reason_id, 'color_id', a.color_id, 'state_id', a.state_id,
                           'state', a.state, 'starts_at', utc(a.starts_at), 'ends_at', utc(a.ends_at),
                           'duration_minutes', cast(extract(epoch from a.ends_at - a.starts_at) / 60 as integer),
                           'all_day', a.all_day, 'overbooked', a.overbooked, 'modality', a.modality,
                           'procedure_type', a.procedure_type, 'treatment_plan_id', a.treatment_plan_id,
                           'treatment_step_id', a.treatment_step_id, 'email_reminder', a.email_reminder,
                           'sms_reminder', a.sms_reminder, 'first_visit', a.first_visit, 'version', a.version,
                           'created_at', utc(a.created_at), 'updated_at', utc(a.updated_at))) as payload
                  from a)
            """ + TELL;

    private static final String MOVE_DOCUMENTS = """
            with d as (
                update document set patient_id = ?4, version = version + 1, updated_at = now() where patient_id = ?3
                returning *),
            told as (
                select d.id, d.number, d.clinic_id, d.version, 'document' as aggregate, 'updated' as what,
                       jsonb_build_object('change', 'updated', 'document', %s) as payload
                  from d)
            """.formatted(DOCUMENT) + TELL;

    /** The last version is one that no copy has seen. The chunks go with their document. */
    private static final String DELETE_DOCUMENTS = """
            with gone as (delete from document where patient_id = ?3 returning *),
            d as (
                select id, number, clinic_id, patient_id, type, content_type, size, sha256, version + 1 as version,
                       created_at, now() as updated_at
                  from gone),
            told as (
                select d.id, d.number, d.clinic_id, d.version, 'document' as aggregate, 'deleted' as what,
                       jsonb_build_object('change', 'deleted', 'document', %s) as payload
                  from d)
            """.formatted(DOCUMENT) + TELL;

    /** The others know nothing of what was written about an appointment, so there is nothing to tell them. */
    private static final String FORGET_WORDS = """
            update appointment
               set description = null, cancellation_reason = null, version = version + 1, updated_at = now()
             where patient_id = ?1 and (description is not null or cancellation_reason is not null)""";

    private static final String FORGET_ANSWERS = """
            delete from idempotency
             where clinic_id = current_clinic()
               and cast(cast(?1 as uuid) as text) in (answer ->> 'id', answer ->> 'patient_id')""";

    private final CurrentClinic clinic;

    Belongings(CurrentClinic clinic) {
        this.clinic = clinic;
    }

    /** All of it is another patient's now. */
    Uni<Void> move(UUID patientId, UUID otherId) {
        return tell(MOVE_APPOINTMENTS, patientId, otherId).chain(() -> tell(MOVE_DOCUMENTS, patientId, otherId));
    }

    /** Nothing is left that says who the patient was. */
    Uni<Void> forget(UUID patientId) {
        return tell(DELETE_DOCUMENTS, patientId)
                .chain(() -> execute(FORGET_WORDS, patientId))
                .chain(() -> execute(FORGET_ANSWERS, patientId));
    }

    private Uni<Void> tell(String statement, UUID... patientIds) {
        return Panache.getSession()
                .flatMap(session -> {
                    var query = session.createNativeQuery(statement)
                            .setParameter(1, clinic.caller().subject())
                            .setParameter(2, TraceParent.current().orElse(null));
                    for (int i = 0; i < patientIds.length; i++) {
                        query.setParameter(3 + i, patientIds[i]);
                    }
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }

    private static Uni<Void> execute(String statement, UUID patientId) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(statement)
                        .setParameter(1, patientId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
