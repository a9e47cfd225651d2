package org.molaris.clinic;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** A practice with people and rooms, and what its reception does with them. */
public record Agenda(Practice practice) {

    public static final String APPOINTMENTS = "/api/dental/appointments";
    public static final String APPOINTMENT = "/api/dental/appointments/{id}";
    public static final String SLOTS = "/api/dental/slots";

    public static Agenda open() {
        return of(Practice.open());
    }

    /** When it is open is for each test to say. */
    public static Agenda of(Practice practice) {
        Database.execute("delete from opening_hours where clinic_id = ?", practice.id());
        return new Agenda(practice);
    }

    public Caller owner() {
        return practice.owner();
    }

    /** Tomorrow at noon of the world's clock, and so much later. */
    public static Instant tomorrow(int minutesLater) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(1, ChronoUnit.DAYS)
                .plus(Duration.ofHours(12).plusMinutes(minutesLater));
    }

    public UUID operator() {
        return operator(15);
    }

    public UUID operator(int intervalMinutes) {
        return insert("operator", "first_name, interval_minutes", "Ana", intervalMinutes);
    }

    public UUID chair() {
        return chair(null, null);
    }

    public UUID chair(UUID branch, UUID operator) {
        return insert(
                "chair",
                "number, name, branch_id, operator_id",
                (long) Database.value("select greatest(max(number), 100) from chair where clinic_id = ?", practice.id())
                        + 1,
                "Sillón",
                branch,
                operator);
    }

    public UUID overbookingChair() {
        return (UUID) Database.value("select id from chair where clinic_id = ? and number = 7", practice.id());
    }

    public UUID branch() {
        return insert("branch", "name", "Centro");
    }

    public UUID specialty() {
        return insert("specialty", "name", "Ortodoncia");
    }

    public UUID color() {
        return insert("color", "name, value", "Azul", "#0000ff");
    }

    public UUID reason(int minutes, UUID... operators) {
        return insert("booking_reason", "name, duration_minutes, operator_ids", "Limpieza", minutes, operators);
    }

    /** One of the clinic's own. */
    public UUID state(String name, String meaning) {
        return insert(
                "appointment_state",
                "number, name, state",
                (long) Database.value("select max(number) from appointment_state where clinic_id = ?", practice.id())
                        + 10,
                name,
                meaning);
    }

    public UUID reserved(String meaning) {
        return (UUID) Database.value("""
                select id from appointment_state where clinic_id = ? and state = ? and reserved
                 order by number = 7 desc, number limit 1""", practice.id(), meaning);
    }

    public UUID hours(UUID operator, UUID branch, int weekday, LocalTime opens, LocalTime closes, String modality) {
        return insert(
                "opening_hours",
                "operator_id, branch_id, weekday, opens_at, closes_at, modality",
                operator,
                branch,
                weekday,
                opens,
                closes,
                modality);
    }

    /** Every day of the week. */
    public void open(UUID operator, String opens, String closes) {
        for (int weekday = 1; weekday <= 7; weekday++) {
            hours(operator, null, weekday, LocalTime.parse(opens), LocalTime.parse(closes), "both");
        }
    }

    public UUID block(UUID operator, UUID chair, UUID branch, Instant from, Instant to) {
        return insert(
                "block",
                "operator_id, chair_id, branch_id, starts_at, ends_at",
                operator,
                chair,
                branch,
                utc(from),
                utc(to));
    }

    /** An appointment as it stands, put there without asking anybody. */
    public UUID appointment(UUID operator, UUID chair, Instant from, Instant to, String state) {
        return insert(
                "appointment",
                "operator_id, chair_id, starts_at, ends_at, state, state_id, overbooked",
                operator,
                chair,
                utc(from),
                utc(to),
                state,
                reserved(state),
                overbookingChair().equals(chair));
    }

    public void delete(String table, UUID id) {
        Database.execute("update " + table + " set deleted_at = now() where id = ?", id);
    }

    private UUID insert(String table, String columns, Object... values) {
        var id = UUID.randomUUID();
        var all = new ArrayList<Object>(List.of(id, practice.id()));
        all.addAll(Arrays.asList(values));
        Database.execute(
                "insert into %s (id, clinic_id, created_at, updated_at, %s) values (?, ?, now(), now()%s)"
                        .formatted(table, columns, ", ?".repeat(values.length)),
                all.toArray());
        return id;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    public ValidatableResponse book(String json) {
        return owner().call().body(json).post(APPOINTMENTS).then();
    }

    public UUID booked(String json) {
        return UUID.fromString(
                book(json).statusCode(201).extract().as(Json.class).<String>at("id"));
    }

    public ValidatableResponse read(UUID appointment) {
        return owner().call().get(APPOINTMENT, appointment).then();
    }

    public ValidatableResponse change(UUID appointment, String json) {
        return owner().call().body(json).patch(APPOINTMENT, appointment).then();
    }

    public ValidatableResponse cancel(UUID appointment) {
        return owner().call().delete(APPOINTMENT, appointment).then();
    }

    public ValidatableResponse list(String query) {
        return owner().call()
                .urlEncodingEnabled(false)
                .get(APPOINTMENTS + query)
                .then();
    }

    public ValidatableResponse slots(String query) {
        return owner().call().urlEncodingEnabled(false).get(SLOTS + query).then();
    }
}
