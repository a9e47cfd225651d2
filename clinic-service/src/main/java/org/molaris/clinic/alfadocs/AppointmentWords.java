package org.molaris.clinic.alfadocs;

import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.molaris.clinic.agenda.Modality;
import org.molaris.clinic.agenda.VisitState;

/** What AlfaDocs calls how an appointment stands, and where it takes place. */
final class AppointmentWords {

    /** There is no word for what is only booked. */
    static final Map<String, VisitState> STATES = Map.of(
            "absent", VisitState.ABSENT,
            "waiting", VisitState.WAITING,
            "in_care", VisitState.IN_CARE,
            "done", VisitState.DONE,
            "cancelled", VisitState.CANCELLED,
            "confirmed", VisitState.CONFIRMED);

    static final Map<String, Modality> TYPES =
            Map.of("telehealth", Modality.TELEHEALTH, "inPractice", Modality.IN_PRACTICE);

    private static final Map<VisitState, String> OF_STATES = turned(STATES);
    private static final Map<Modality, String> OF_TYPES = turned(TYPES);

    private AppointmentWords() {}

    static String of(VisitState state) {
        return OF_STATES.get(state);
    }

    static String of(Modality modality) {
        return OF_TYPES.get(modality);
    }

    private static <E> Map<E, String> turned(Map<String, E> words) {
        return words.entrySet().stream().collect(Collectors.toUnmodifiableMap(Entry::getValue, Entry::getKey));
    }
}
