package org.molaris.clinic.rest.setup;

import java.util.UUID;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;

/** An appointment as it stands in its table. */
record Booked(UUID id, Practice practice, String column, UUID value) {

    private static final String INSERT = """
            insert into appointment (id, clinic_id, %s, state_id, state, starts_at, ends_at, created_at, updated_at)
            select ?, clinic_id, ?, id, state, now() + ?::interval, now() + ?::interval + interval '30 minutes', now(), now()
              from appointment_state where clinic_id = ? and number = 7""";

    static Booked with(Practice practice, String column, UUID value) {
        return new Booked(UUID.randomUUID(), practice, column, value);
    }

    Booked ahead() {
        return at("1 day");
    }

    Booked ago() {
        return at("-1 day");
    }

    void becomes(String state) {
        Database.execute("update appointment set state = ? where id = ?", state, id);
    }

    private Booked at(String fromNow) {
        Database.execute(INSERT.formatted(column), id, value, fromNow, fromNow, practice.id());
        return this;
    }
}
