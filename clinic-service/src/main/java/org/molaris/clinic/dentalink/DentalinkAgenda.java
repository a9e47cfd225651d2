package org.molaris.clinic.dentalink;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.molaris.clinic.agenda.Timetable;
import org.molaris.clinic.agenda.Timetable.Place;
import org.molaris.clinic.agenda.Timetable.Taken;
import org.molaris.dentalink.Times;

/** A dentist's days in a branch, by the clinic's clock. */
record DentalinkAgenda(Map<String, DentalinkDay> fechas) {

    private static final int WITHOUT_SECONDS = "HH:mm".length();

    /** Each time at which a visit may begin, {@code 09:00}. */
    record DentalinkDay(Map<String, DentalinkTime> horas) {}

    /** Each chair by its number: true of one that is free, false of one that is not, and what it is taken for if known. */
    record DentalinkTime(Map<Long, Object> sillones) {}

    /**
     * What a chair is taken for. Of a block the ids of patient, dentist and state are 0.
     *
     * @param tipo {@code cita} or {@code bloqueo}
     * @param id of the appointment, or of the blocked time
     */
    record DentalinkEntry(
            String tipo,
            long id,
            long idPaciente,
            String nombrePaciente,
            long idDentista,
            String nombreDentista,
            long idEstado,
            String estadoCita,
            String horaInicio,
            String horaFin,
            String comentario) {

        static DentalinkEntry of(Taken taken, ZoneId zone) {
            return new DentalinkEntry(
                    taken.kind() == Taken.Kind.BLOCK ? "bloqueo" : "cita",
                    taken.number(),
                    orNone(taken.patientNumber()),
                    Texts.orEmpty(taken.patientName()),
                    orNone(taken.operatorNumber()),
                    Texts.orEmpty(taken.operatorName()),
                    orNone(taken.stateNumber()),
                    Texts.orEmpty(taken.stateName()),
                    Times.time(taken.startsAt(), zone),
                    Times.time(taken.endsAt(), zone),
                    Texts.orEmpty(taken.note()));
        }

        private static long orNone(Long number) {
            return Objects.requireNonNullElse(number, 0L);
        }
    }

    static DentalinkAgenda of(Timetable found) {
        var days = new LinkedHashMap<String, DentalinkDay>();
        found.first()
                .datesUntil(found.last().plusDays(1))
                .forEach(day -> days.computeIfAbsent(Times.day(day), DentalinkAgenda::withoutTimes));
        found.times()
                .forEach(time -> days.computeIfAbsent(
                                Times.day(time.startsAt(), found.zone()), DentalinkAgenda::withoutTimes)
                        .horas()
                        .put(
                                Times.time(time.startsAt(), found.zone()).substring(0, WITHOUT_SECONDS),
                                of(time, found.zone())));
        return new DentalinkAgenda(days);
    }

    private static DentalinkDay withoutTimes(String day) {
        return new DentalinkDay(new LinkedHashMap<>());
    }

    private static DentalinkTime of(Timetable.Time time, ZoneId zone) {
        var chairs = new LinkedHashMap<Long, Object>();
        time.chairs().forEach((chair, place) -> chairs.put(chair, of(place, zone)));
        return new DentalinkTime(chairs);
    }

    private static Object of(Place place, ZoneId zone) {
        return place.taken() == null ? place.free() : DentalinkEntry.of(place.taken(), zone);
    }
}
