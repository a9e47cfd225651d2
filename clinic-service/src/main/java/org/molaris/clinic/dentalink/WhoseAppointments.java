package org.molaris.clinic.dentalink;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import org.molaris.clinic.agenda.FindAppointmentStretch;
import org.molaris.clinic.agenda.Reference;
import org.molaris.dentalink.Many;
import org.molaris.dentalink.Question;

/** Answers which appointments somebody has, or which there are somewhere. */
@ApplicationScoped
class WhoseAppointments {

    static final String PATH = "/citas";

    private final FindAppointmentStretch find;

    WhoseAppointments(FindAppointmentStretch find) {
        this.find = find;
    }

    /** Those that {@code q} describes; there is no such list when the clinic never had whose they are. */
    Uni<Many<DentalinkAppointment>> of(Reference whose, long number, UriInfo uri) {
        var question = Question.in(uri, DentalinkAppointment.FIELDS);
        return find.listOf(whose, number, question.criteria(), question.span())
                .map(found -> DentalinkAppointment.many(uri, question, found));
    }
}
