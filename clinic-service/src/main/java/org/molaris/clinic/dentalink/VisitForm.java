package org.molaris.clinic.dentalink;

import java.time.LocalDate;
import java.time.LocalTime;
import org.molaris.clinic.agenda.Modality;
import org.molaris.clinic.agenda.VisitWish;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Times;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/** What a body says of an appointment. As in the answers, 0 stands for nothing that could be referred to. */
final class VisitForm {

    private static final String PATIENT = "id_paciente";
    private static final String OPERATOR = "id_dentista";
    private static final String SPECIALTY = "id_especialidad";
    private static final String BRANCH = "id_sucursal";
    private static final String DAY = "fecha";
    private static final String TIME = "hora_inicio";
    private static final String MINUTES = "duracion";
    private static final String COMMENT = "comentario";
    private static final String COMMENTS = "comentarios";

    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 720;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;
    private static final int LONGEST_TIME = 20;
    private static final int LONGEST_COMMENT = 10_000;

    private VisitForm() {}

    /** One that is not there yet. Fails with {@link DialectRefused} when it does not say what it has to. */
    static VisitWish ofNew(Body body) {
        var wish = new VisitWish(
                null,
                Values.required(PATIENT, reference(body, PATIENT)),
                reference(body, OPERATOR),
                reference(body, SPECIALTY),
                Values.required(BRANCH, reference(body, BRANCH)),
                reference(body, "id_sillon"),
                reference(body, "id_estado"),
                Values.required(DAY, day(body)),
                Values.required(TIME, time(body)),
                Values.required(MINUTES, minutes(body)),
                modality(body),
                reference(body, "id_tratamiento"),
                body.text(COMMENT, LONGEST_COMMENT),
                isTrue(body, "return_options"));
        if (wish.operator() == null && wish.specialty() == null) {
            throw DialectRefused.badRequest("Se requiere %s o %s".formatted(OPERATOR, SPECIALTY));
        }
        return wish;
    }

    /** One that is to be changed in what is said; whom it is for stays. */
    static VisitWish ofChange(long appointment, Body body) {
        // Whether patients hear of it is their reminders' matter: nobody else writes to them.
        isTrue(body, "flag_notificar_anulacion");
        return new VisitWish(
                appointment,
                null,
                reference(body, OPERATOR),
                null,
                reference(body, BRANCH),
                reference(body, "id_sillon"),
                reference(body, "id_estado"),
                day(body),
                time(body),
                minutes(body),
                modality(body),
                reference(body, "id_tratamiento"),
                body.text(body.names(COMMENT) ? COMMENT : COMMENTS, LONGEST_COMMENT),
                isTrue(body, "return_options"));
    }

    private static Long reference(Body body, String name) {
        var number = body.number(name);
        return number == null || number == 0 ? null : number;
    }

    private static LocalDate day(Body body) {
        var day = body.date(DAY);
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            throw DialectRefused.invalid(DAY);
        }
        return day;
    }

    private static LocalTime time(Body body) {
        return Times.time(TIME, body.text(TIME, LONGEST_TIME));
    }

    private static Integer minutes(Body body) {
        var minutes = body.number(MINUTES);
        if (minutes != null && (minutes < LEAST_MINUTES || minutes > MOST_MINUTES)) {
            throw DialectRefused.badRequest(
                    "El parámetro %s debe ser de %d a %d minutos".formatted(MINUTES, LEAST_MINUTES, MOST_MINUTES));
        }
        return minutes == null ? null : Integer.valueOf(minutes.intValue());
    }

    private static Modality modality(Body body) {
        var video = Bit.in(body, "videoconsulta");
        if (video == null) {
            return null;
        }
        return video ? Modality.TELEHEALTH : Modality.IN_PRACTICE;
    }

    private static boolean isTrue(Body body, String name) {
        return Boolean.TRUE.equals(Bit.in(body, name));
    }
}
