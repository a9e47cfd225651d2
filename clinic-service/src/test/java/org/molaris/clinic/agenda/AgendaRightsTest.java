package org.molaris.clinic.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.molaris.clinic.Agenda.tomorrow;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.clinic.Agenda;
import org.molaris.test.Database;

/** What the agenda's table itself refuses, whatever the code above it forgets. */
@QuarkusTest
class AgendaRightsTest {

    private static final String SEEN = "select count(*) from appointment";

    private Agenda ours;
    private Agenda theirs;

    @BeforeEach
    void twoClinicsWithAnAppointmentEach() {
        ours = Agenda.open();
        ours.appointment(ours.operator(), null, tomorrow(0), tomorrow(30), "scheduled");
        theirs = Agenda.open();
        theirs.appointment(theirs.operator(), null, tomorrow(0), tomorrow(30), "scheduled");
    }

    @Test
    void aClinicSeesAndChangesItsOwnAlone() throws SQLException {
        assertThat(valueFor(ours.practice().id(), SEEN)).isEqualTo(1L);
        assertThat(valueFor(UUID.randomUUID(), SEEN)).isEqualTo(0L);
        assertThat(valueFor(ours.practice().id(), """
                with changed as (update appointment set first_visit = true returning 1) select count(*) from changed""")).isEqualTo(1L);
    }

    @Test
    void whoAsksForHoursOrTimesHasTheClinicsOwn() throws SQLException {
        ours.open(null, "08:00", "09:00");
        theirs.open(null, "08:00", "09:00");

        assertThat(valueFor(ours.practice().id(), "select count(*) from hours_of(null, null)"))
                .isEqualTo(7L);
        assertThat(valueFor(
                        ours.practice().id(),
                        "select count(*) from open_times(null, null, '2030-03-04', '2030-03-05')"))
                .isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from appointment",
                "truncate appointment",
                "update appointment set clinic_id = gen_random_uuid()",
                "update appointment set id = gen_random_uuid()",
                "update appointment set number = 1",
                "update appointment set created_at = now()",
                "update appointment set created_through_api = true",
                "select setval('appointment_number_seq', 1)",
            })
    void someThingsMayNeverHappen(String statement) {
        assertThatThrownBy(() -> valueFor(ours.practice().id(), statement)).hasMessageContaining("permission denied");
    }

    @Test
    void nobodyIsBookedTwiceWhoeverWrites() {
        var operator = ours.operator();
        ours.appointment(operator, null, tomorrow(60), tomorrow(90), "done");

        assertThatThrownBy(() -> ours.appointment(operator, null, tomorrow(89), tomorrow(120), "waiting"))
                .hasMessageContaining("appointment_one_per_operator");
        ours.appointment(operator, null, tomorrow(60), tomorrow(90), "absent");
        ours.appointment(operator, ours.overbookingChair(), tomorrow(60), tomorrow(90), "done");
    }

    @Test
    void nothingLastsLongerThanTheLongestDay() {
        assertThatThrownBy(() -> ours.appointment(null, null, tomorrow(0), tomorrow(27 * 60), "scheduled"))
                .hasMessageContaining("violates check constraint");
        assertThatThrownBy(() -> ours.appointment(null, null, tomorrow(0), tomorrow(0), "scheduled"))
                .hasMessageContaining("violates check constraint");
    }

    private static Object valueFor(UUID clinic, String statement) throws SQLException {
        try (Connection app = Database.asApp()) {
            app.createStatement().execute("select set_config('app.clinic_id', '" + clinic + "', false)");
            try (var asked = app.prepareStatement(statement)) {
                if (!asked.execute()) {
                    return null;
                }
                asked.getResultSet().next();
                return asked.getResultSet().getObject(1);
            }
        }
    }
}
