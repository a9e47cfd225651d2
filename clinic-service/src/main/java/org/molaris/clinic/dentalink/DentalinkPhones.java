package org.molaris.clinic.dentalink;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.patient.PhoneNumbers;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;

/**
 * The two of a patient's phones that Dentalink has a place for, by their labels: a phone without a label of either place is
 * the mobile one, and a second one the other. Any more than two stay as they are.
 */
final class DentalinkPhones {

    private static final int LONGEST = 40;
    private static final Pattern BETWEEN_LABELS = Pattern.compile(",");

    /** Where a phone is shown, the first to be tried first. */
    enum Place {
        CELULAR("celular", "Celular", "celular|cel|m[oó]vil|mobile|cell|cellphone|cellulare|wireless|whatsapp"),
        TELEFONO(
                "telefono",
                "Teléfono",
                "tel[eé]fono|fijo|casa|hogar|domicilio|trabajo|oficina|home|work|office|ufficio");

        private final String field;
        private final String label;
        private final Pattern labels;

        Place(String field, String label, String labels) {
            this.field = field;
            this.label = label;
            this.labels = Pattern.compile(labels, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        private boolean isLabelOf(PatientPhone phone) {
            return phone.label() != null
                    && BETWEEN_LABELS
                            .splitAsStream(phone.label())
                            .anyMatch(each -> labels.matcher(each.strip()).matches());
        }
    }

    private final List<PatientPhone> phones;
    private final Map<Place, PatientPhone> placed;

    private DentalinkPhones(List<PatientPhone> phones) {
        this.phones = phones;
        this.placed = placed(phones);
    }

    static DentalinkPhones of(List<PatientPhone> phones) {
        return new DentalinkPhones(phones);
    }

    /** E.164; empty for none. */
    String at(Place place) {
        return placed.containsKey(place) ? placed.get(place).phone() : "";
    }

    /** The phones after those of the body have been put in their places; each that was there keeps its own, and its number. */
    List<PatientPhone> with(Body body, PhoneNumbers numbers) {
        var wanted = new EnumMap<Place, String>(Place.class);
        for (var place : Place.values()) {
            var phone = body.names(place.field) ? read(place, body, numbers) : at(place);
            if (!phone.isEmpty()) {
                wanted.put(place, phone);
            }
        }
        var changed = changed(wanted);
        return showing(changed).equals(wanted)
                ? changed
                : changed.stream()
                        .map(phone -> as(phone, phone.phone(), placesOf(phone.phone(), wanted)))
                        .toList();
    }

    private List<PatientPhone> changed(Map<Place, String> wanted) {
        var added = wanted.values().stream()
                .distinct()
                .filter(phone ->
                        phones.stream().noneMatch(known -> known.phone().equals(phone)))
                .collect(Collectors.toCollection(ArrayList::new));
        var changed = new ArrayList<PatientPhone>();
        for (var phone : phones) {
            var before = placesOf(phone.phone(), showing(phones));
            var after = placesOf(phone.phone(), wanted);
            var next = before.stream().map(wanted::get).filter(added::contains).findFirst();
            if (after.equals(before)) {
                changed.add(phone);
            } else if (!after.isEmpty()) {
                changed.add(as(phone, phone.phone(), after));
            } else if (next.isPresent()) {
                added.remove(next.get());
                var places = placesOf(next.get(), wanted);
                changed.add(
                        places.equals(before)
                                ? new PatientPhone(phone.number(), next.get(), phone.label(), phone.smsEnabled())
                                : as(phone, next.get(), places));
            }
        }
        added.forEach(phone -> changed.add(as(PatientPhone.of(phone), phone, placesOf(phone, wanted))));
        return changed;
    }

    private static PatientPhone as(PatientPhone phone, String number, Set<Place> places) {
        var label = places.isEmpty()
                ? phone.label()
                : places.stream().sorted().map(place -> place.label).collect(Collectors.joining(", "));
        return new PatientPhone(phone.number(), number, label, phone.smsEnabled());
    }

    private static Map<Place, String> showing(List<PatientPhone> phones) {
        var shown = new EnumMap<Place, String>(Place.class);
        placed(phones).forEach((place, phone) -> shown.put(place, phone.phone()));
        return shown;
    }

    private static Map<Place, PatientPhone> placed(List<PatientPhone> phones) {
        var placed = new EnumMap<Place, PatientPhone>(Place.class);
        for (var place : Place.values()) {
            first(phones, place::isLabelOf).ifPresent(phone -> placed.put(place, phone));
        }
        if (!placed.containsKey(Place.CELULAR)) {
            first(phones, phone -> !Place.TELEFONO.isLabelOf(phone))
                    .ifPresent(phone -> placed.put(Place.CELULAR, phone));
        }
        if (!placed.containsKey(Place.TELEFONO)) {
            first(phones, phone -> !phone.equals(placed.get(Place.CELULAR)))
                    .ifPresent(phone -> placed.put(Place.TELEFONO, phone));
        }
        return placed;
    }

    private static Optional<PatientPhone> first(List<PatientPhone> phones, Predicate<PatientPhone> fits) {
        return phones.stream().filter(fits).findFirst();
    }

    private static Set<Place> placesOf(String phone, Map<Place, String> shown) {
        return shown.entrySet().stream()
                .filter(place -> place.getValue().equals(phone))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** However it is punctuated; empty for none. What we told comes back as what it was. */
    private String read(Place place, Body body, PhoneNumbers numbers) {
        var text = DentalinkPatient.text(body.text(place.field, LONGEST)).strip();
        if (text.isEmpty() || text.equals(at(place))) {
            return text;
        }
        return numbers.e164(text)
                .orElseThrow(() -> DialectRefused.badRequest(
                        "El parámetro %s no es un número de teléfono válido".formatted(place.field)));
    }
}
