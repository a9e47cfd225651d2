package org.molaris.treatment.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.data.Statements;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.plan.ProcedureRefused.Field;
import org.molaris.treatment.plan.ProcedureRefused.Reason;

/** Patients' procedures by themselves. To be called within a transaction, but for {@link #bring}. */
@ApplicationScoped
class Procedures {

    private static final String NAMED = "select cast(named_by_number(cast(cast(?1 as text) as jsonb)) as text)";

    private static final String ONE = "select cast(to_jsonb(v) as text) from patient_procedure v where v.id = ?1";

    private static final String NUMBERED = "select cast(id as text) from procedure where number = ?1";

    private static final String HOLD = "select cast(hold_procedure(?1) as text)";

    private static final String HOLD_ACTIVE_PLAN = "select cast(hold_active_plan(?1) as text)";

    private static final String COLUMNS =
            "name, code, tooth, surface, tooth_range, fee, status, elsewhere, planned_on, done_at, appointment_id,"
                    + " planned_appointment_id, operator_id, branch_id, diagnosis, priority";

    private static final String FROM_ROW =
            " from jsonb_populate_record(cast(null as procedure), cast(cast(?1 as text) as jsonb)) w";

    /** The catalogue says what tax a procedure bears. */
    private static final String VAT_RATE = """
            coalesce((select c.vat_rate from procedure_code c where c.code_key = lower(w.code collate pg_c_utf8)), 0)""";

    private static final String ADD = "insert into procedure (id, clinic_id, patient_id, vat_rate, " + COLUMNS
            + ") select w.id, current_clinic(), w.patient_id, " + VAT_RATE + ", w." + COLUMNS.replace(", ", ", w.")
            + FROM_ROW;

    private static final String CHANGE = "update procedure p set (" + COLUMNS + ", vat_rate, updated_at) = row (w."
            + COLUMNS.replace(", ", ", w.")
            + ", case when lower(w.code collate pg_c_utf8) is distinct from p.code_key then " + VAT_RATE
            + " else p.vat_rate end, now())"
            + FROM_ROW + " where p.id = w.id and (p." + COLUMNS.replace(", ", ", p.") + ") is distinct from (w."
            + COLUMNS.replace(", ", ", w.") + ")";

    /** The plan on which the treatment is under way says the same of how urgent it is. */
    private static final String PRIORITIES = """
            update plan_item i set priority = coalesce(p.priority, 0)
              from procedure p, treatment_plan t
             where p.id = ?1 and i.clinic_id = p.clinic_id and i.procedure_id = p.id
               and t.clinic_id = i.clinic_id and t.id = i.treatment_plan_id and t.status = 'active'""";

    private static final String DELETE = """
            update procedure
               set deleted_at = now(), updated_at = now(), appointment_id = null, planned_appointment_id = null,
                   status = case when status = 'done' then status else 'planned' end
             where id = ?1""";

    private final KnownThings known;
    private final ObjectMapper json;

    Procedures(KnownThings known, ObjectMapper json) {
        this.known = known;
        this.json = json;
    }

    /** Asks for what is named and no event has told of yet. */
    Uni<Void> bring(ProcedureSaid said) {
        return known.bringNumbered(said.numbers()).chain(() -> {
            var planned = said.plannedAppointment();
            return planned == null || planned == 0
                    ? Uni.createFrom().voidItem()
                    : known.bringNumbered(said.plannedNumbers());
        });
    }

    /** Nobody of a clinic that is not known is known. */
    Uni<NamedByNumber> named(ProcedureSaid said) {
        return Statements.value(String.class, NAMED, write(said))
                .onItem()
                .ifNull()
                .failWith(() -> new TreatmentRefused(TreatmentRefused.Reason.UNKNOWN_PATIENT))
                .map(found -> read(NamedByNumber.class, found));
    }

    /** The procedure of that number, locked with its patient. */
    Uni<PatientProcedure> hold(long number) {
        return Statements.value(String.class, NUMBERED, number)
                .flatMap(id -> id == null
                        ? Uni.createFrom().nullItem()
                        : Statements.value(String.class, HOLD, UUID.fromString(id))
                                .map(patient -> patient == null ? null : id))
                .onItem()
                .ifNull()
                .failWith(() -> new ProcedureRefused(Reason.NOT_FOUND, Field.PROCEDURE))
                .flatMap(id -> one(UUID.fromString(id)));
    }

    Uni<PatientProcedure> one(UUID procedureId) {
        return Statements.value(String.class, ONE, procedureId).map(found -> read(PatientProcedure.class, found));
    }

    Uni<Void> add(ProcedureRow row) {
        return Statements.change(ADD, write(row)).replaceWithVoid();
    }

    /** Answers whether it was otherwise. */
    Uni<Boolean> change(ProcedureRow row) {
        return Statements.change(CHANGE, write(row)).map(changed -> changed > 0);
    }

    Uni<Void> setPriorities(UUID procedureId) {
        return Statements.change(PRIORITIES, procedureId).replaceWithVoid();
    }

    Uni<Void> delete(UUID procedureId) {
        return Statements.change(DELETE, procedureId).replaceWithVoid();
    }

    /** The newest plan on which the patient's treatment is under way, locked; null when there is none. */
    Uni<UUID> holdActivePlan(UUID patientId) {
        return Statements.value(String.class, HOLD_ACTIVE_PLAN, patientId)
                .map(plan -> plan == null ? null : UUID.fromString(plan));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(Class<T> type, String text) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
