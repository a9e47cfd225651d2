package org.molaris.clinic.dentalink;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.molaris.clinic.agenda.FindSlots.Slots;
import org.molaris.dentalink.Times;

/**
 * When a visit may begin.
 *
 * @param intervalo how long it is, in minutes
 */
record DentalinkSlot(String horaInicio, long intervalo) {

    /** By dentist and day; whoever was asked for is there, if only with no day at all. */
    static Map<Long, Map<String, Collection<DentalinkSlot>>> of(Slots found, Set<Long> askedFor) {
        var byDentist = new TreeMap<Long, Map<String, Map<String, DentalinkSlot>>>();
        askedFor.forEach(dentist -> byDentist.put(dentist, new LinkedHashMap<>()));
        found.slots().forEach(slot -> {
            var time = Times.time(slot.startsAt(), found.zone());
            byDentist
                    .computeIfAbsent(slot.operatorNumber(), dentist -> new LinkedHashMap<>())
                    .computeIfAbsent(Times.day(slot.startsAt(), found.zone()), day -> new LinkedHashMap<>())
                    .put(
                            time,
                            new DentalinkSlot(
                                    time,
                                    Duration.between(slot.startsAt(), slot.endsAt())
                                            .toMinutes()));
        });
        var answer = new LinkedHashMap<Long, Map<String, Collection<DentalinkSlot>>>();
        byDentist.forEach((dentist, days) -> {
            var lists = new LinkedHashMap<String, Collection<DentalinkSlot>>();
            days.forEach((day, times) -> lists.put(day, List.copyOf(times.values())));
            answer.put(dentist, lists);
        });
        return answer;
    }
}
