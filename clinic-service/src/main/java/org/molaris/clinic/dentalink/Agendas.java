package org.molaris.clinic.dentalink;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.molaris.clinic.agenda.FindTimetable;
import org.molaris.clinic.agenda.FindTimetable.Query;
import org.molaris.dentalink.One;
import org.molaris.dentalink.Parameters;

/** Answers what a dentist's days are like, however that is asked. */
@ApplicationScoped
class Agendas {

    static final String FROM = "fecha_inicio";
    static final String TO = "fecha_fin";
    static final String WITH_DETAILS = "mostrar_detalles";
    static final String DURATION = "duracion";

    private final FindTimetable findTimetable;

    Agendas(FindTimetable findTimetable) {
        this.findTimetable = findTimetable;
    }

    Uni<One<DentalinkAgenda>> find(long dentist, long branch, LocalDate from, LocalDate to, Parameters wanted) {
        return findTimetable
                .handle(new Query(
                        dentist,
                        branch,
                        from,
                        to,
                        Minutes.checked(DURATION, wanted.number(DURATION)),
                        wanted.bit(WITH_DETAILS)))
                .onFailure()
                .transform(failure -> AskedInVain.worded(failure, FindTimetable.MOST_DAYS))
                .map(found -> One.of(DentalinkAgenda.of(found)));
    }
}
