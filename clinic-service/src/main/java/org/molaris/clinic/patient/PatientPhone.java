package org.molaris.clinic.patient;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.molaris.clinic.patient.PatientRefused.Reason;

/**
 * A number that a patient is reached by.
 *
 * @param number counts the phones of one patient and is not used twice; 0 until it is counted
 * @param phone E.164
 * @param label whose or where it is; null when not said
 */
public record PatientPhone(long number, String phone, String label, boolean smsEnabled) {

    public PatientPhone {
        label = Tidy.text(label);
    }

    /** One that has nothing but its number. */
    public static PatientPhone of(String phone) {
        return new PatientPhone(0, phone, null, true);
    }

    PatientPhone withPhone(String other) {
        return new PatientPhone(number, other, label, smsEnabled);
    }

    private PatientPhone numbered(long counted) {
        return new PatientPhone(counted, phone, label, smsEnabled);
    }

    /**
     * The wanted phones with their numbers: one that was there keeps its own, found by it or by the phone itself; the
     * others are counted on.
     *
     * @param counted the highest number that was ever given
     */
    static List<PatientPhone> numbered(List<PatientPhone> wanted, List<PatientPhone> known, long counted) {
        var numbers = known.stream().collect(toMap(PatientPhone::phone, PatientPhone::number, Math::min));
        wanted.stream().map(PatientPhone::number).filter(number -> number != 0).forEach(number -> {
            if (!numbers.values().contains(number)) {
                throw new PatientRefused(Reason.UNKNOWN_PHONE);
            }
        });
        wanted.forEach(phone -> numbers.values().remove(phone.number));
        var next = new AtomicLong(counted);
        var numbered = wanted.stream()
                .map(phone -> phone.number != 0
                        ? phone
                        : phone.numbered(
                                numbers.containsKey(phone.phone) ? numbers.get(phone.phone) : next.incrementAndGet()))
                .toList();
        if (numbered.stream().map(PatientPhone::phone).distinct().count() < numbered.size()
                || numbered.stream().map(PatientPhone::number).distinct().count() < numbered.size()) {
            throw new PatientRefused(Reason.SAME_PHONE_TWICE);
        }
        return numbered;
    }

    /** Those of one record and then those that only the other one has, yet to be counted. */
    static List<PatientPhone> joined(List<PatientPhone> phones, List<PatientPhone> others) {
        var known = phones.stream().map(PatientPhone::phone).toList();
        return Stream.concat(
                        phones.stream(),
                        others.stream()
                                .filter(other -> !known.contains(other.phone))
                                .map(other -> other.numbered(0)))
                .toList();
    }
}
