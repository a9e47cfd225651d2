package org.molaris.clinic.opendental;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.molaris.clinic.patient.PatientPhone;
import org.molaris.clinic.patient.PhoneNumbers;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;

/**
 * The three phones that Open Dental has a place for, among the labelled ones that we keep. One that is said to be two of
 * them has both labels; one that nobody labelled counts as wireless, since that is where messages go.
 */
final class Phones {

    private static final int LONGEST = 40;
    private static final Pattern BETWEEN_LABELS = Pattern.compile("[,;/]");
    private static final Pattern NORTH_AMERICAN = Pattern.compile("\\+1(\\d{3})(\\d{3})(\\d{4})");

    /** A place for a phone, in the order in which a new patient's are to be tried. */
    enum Place {
        MOBILE("WirelessPhone", "mobile", "mobile|wireless|cell|cellphone|móvil|movil|celular|cel"),
        HOME("HmPhone", "home", "home|casa|hogar|domicilio"),
        WORK("WkPhone", "work", "work|office|trabajo|oficina");

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

    private Phones() {}

    /** {@code (503)623-1234} in North America, otherwise with a plus sign and the country's code; empty for none. */
    static String write(String phone) {
        if (phone == null) {
            return "";
        }
        var parts = NORTH_AMERICAN.matcher(phone);
        return parts.matches() ? "(%s)%s-%s".formatted(parts.group(1), parts.group(2), parts.group(3)) : phone;
    }

    /** The phone that has a place; empty for none. */
    static String at(Place place, List<PatientPhone> phones) {
        var phone = placed(phones).get(place);
        return write(phone == null ? null : phone.phone());
    }

    /** The phones after those of the body have been put in their places. */
    static List<PatientPhone> onto(List<PatientPhone> known, Body body, PhoneNumbers numbers) {
        var before = placed(known);
        var wanted = new EnumMap<Place, String>(Place.class);
        for (var place : Place.values()) {
            var kept = before.get(place) == null ? null : before.get(place).phone();
            var said = body.has(place.field) ? read(place.field, body.text(place.field, LONGEST), kept, numbers) : kept;
            if (said != null) {
                wanted.put(place, said);
            }
        }
        var phones = new ArrayList<PatientPhone>();
        for (var phone : known) {
            var places = placesOf(phone.phone(), wanted);
            var placesBefore = before.entrySet().stream()
                    .filter(placed -> placed.getValue().equals(phone))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (places.equals(placesBefore)) {
                phones.add(phone);
            } else if (!places.isEmpty()) {
                phones.add(new PatientPhone(phone.number(), phone.phone(), labelOf(places), phone.smsEnabled()));
            }
        }
        wanted.values().stream()
                .distinct()
                .filter(phone ->
                        phones.stream().noneMatch(there -> there.phone().equals(phone)))
                .forEach(phone -> phones.add(new PatientPhone(0, phone, labelOf(placesOf(phone, wanted)), true)));
        return phones;
    }

    private static Map<Place, PatientPhone> placed(List<PatientPhone> phones) {
        var placed = new EnumMap<Place, PatientPhone>(Place.class);
        for (var place : Place.values()) {
            phones.stream().filter(place::isLabelOf).findFirst().ifPresent(phone -> placed.put(place, phone));
        }
        if (!placed.containsKey(Place.MOBILE)) {
            phones.stream()
                    .filter(phone -> Stream.of(Place.values()).noneMatch(place -> place.isLabelOf(phone)))
                    .findFirst()
                    .ifPresent(phone -> placed.put(Place.MOBILE, phone));
        }
        return placed;
    }

    private static Set<Place> placesOf(String phone, Map<Place, String> wanted) {
        return wanted.entrySet().stream()
                .filter(place -> place.getValue().equals(phone))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String labelOf(Set<Place> places) {
        return places.stream().sorted().map(place -> place.label).collect(Collectors.joining(", "));
    }

    /** However it is punctuated; null for none. What we told comes back as what it was. */
    private static String read(String name, String text, String kept, PhoneNumbers numbers) {
        if (text.isBlank()) {
            return null;
        }
        if (Objects.equals(text, write(kept))) {
            return kept;
        }
        return numbers.likely(text.strip()).orElseThrow(() -> DialectRefused.invalid(name));
    }
}
