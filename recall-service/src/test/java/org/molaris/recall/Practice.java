package org.molaris.recall;

import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.molaris.data.Ids;
import org.molaris.test.Caller;
import org.molaris.test.Database;

/** A clinic with its patients and their visits, as recall-service knows them when it has heard everything. */
public record Practice(UUID clinic) {

    public static Practice open() {
        return open("America/El_Salvador");
    }

    public static Practice open(String timeZone) {
        var practice = new Practice(Ids.next());
        Database.execute(
                "insert into clinic (clinic_id, name, time_zone, currency, language, subscription_status, version)"
                        + " values (?, 'Sonrisa', ?, 'USD', 'es', 'active', 1)",
                practice.clinic,
                timeZone);
        return practice;
    }

    public Caller owner() {
        return Caller.owner(clinic);
    }

    /** Null for one without a phone. */
    public UUID patient(String firstName, String phone) {
        var id = Ids.next();
        Database.execute(
                "insert into patient (clinic_id, id, first_name, last_name, phone, version)"
                        + " values (?, ?, ?, 'García', ?, 1)",
                clinic,
                id,
                firstName,
                phone);
        return id;
    }

    /** Something that took place. */
    public UUID visited(UUID patient, Instant at, String procedure) {
        return visit(patient, at, procedure, "done", "done");
    }

    /** Something that is to take place. */
    public UUID booked(UUID patient, Instant at, String procedure) {
        return visit(patient, at, procedure, "planned", "scheduled");
    }

    private UUID visit(UUID patient, Instant at, String procedure, String state, String agendaState) {
        var id = Ids.next();
        Database.execute(
                "insert into visit (clinic_id, id, source, patient_id, state, agenda_state, starts_at, procedure,"
                        + " booked_at, version)"
                        + " values (?, ?, 'appointment', ?, ?, ?, ?::timestamptz, ?, now() - interval '2 years', 1)",
                clinic,
                id,
                patient,
                state,
                agendaState,
                at.toString(),
                procedure);
        return id;
    }

    /** An active campaign that calls back after so many days, at most twice. Null counts any visit. */
    public UUID campaign(String procedureType, int days, LocalTime sendTime) {
        var id = Ids.next();
        Database.execute(
                "insert into campaign (id, clinic_id, name, procedure_type, recall_interval_days, message_template,"
                        + " send_time, max_attempts, created_at, updated_at)"
                        + " values (?, ?, 'Revisión 6 meses', ?, ?, 'Hola {nombre}, te espera {clinica}', ?, 2, now(), now())",
                id,
                clinic,
                procedureType,
                days,
                sendTime);
        return id;
    }

    /** The columns of a message, by name. */
    public static Object of(UUID message, String column) {
        return Database.value("select " + column + " from message where id = ?", message);
    }
}
