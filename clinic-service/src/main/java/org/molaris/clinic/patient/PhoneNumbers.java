package org.molaris.clinic.patient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Phones as people write them, in one country unless they say otherwise. */
public class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<Integer> CODES = NUMBERS.getSupportedCallingCodes();
    private static final int LONGEST_CODE = 3;
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final String WHERE_MOLARIS_BEGAN = "SV";
    private static final String NORTH_AMERICA = "US";

    /** Where the clocks of a clinic without a phone say that it is. */
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("America/Argentina/Buenos_Aires", "AR"),
            Map.entry("America/Asuncion", "PY"),
            Map.entry("America/Bogota", "CO"),
            Map.entry("America/Caracas", "VE"),
            Map.entry("America/Costa_Rica", "CR"),
            Map.entry("America/El_Salvador", "SV"),
            Map.entry("America/Guatemala", "GT"),
            Map.entry("America/Guayaquil", "EC"),
            Map.entry("America/La_Paz", "BO"),
            Map.entry("America/Lima", "PE"),
            Map.entry("America/Managua", "NI"),
            Map.entry("America/Mexico_City", "MX"),
            Map.entry("America/Montevideo", "UY"),
            Map.entry("America/Chicago", "US"),
            Map.entry("America/Denver", "US"),
            Map.entry("America/Los_Angeles", "US"),
            Map.entry("America/New_York", "US"),
            Map.entry("America/Phoenix", "US"),
            Map.entry("America/Toronto", "CA"),
            Map.entry("America/Panama", "PA"),
            Map.entry("America/Santiago", "CL"),
            Map.entry("America/Santo_Domingo", "DO"),
            Map.entry("America/Sao_Paulo", "BR"),
            Map.entry("America/Tegucigalpa", "HN"),
            Map.entry("Europe/Madrid", "ES"),
            Map.entry("Europe/Rome", "IT"));

    private final String country;

    private PhoneNumbers(String country) {
        this.country = country;
    }

    public static PhoneNumbers of(String country) {
        return new PhoneNumbers(country);
    }

    /** Of the country where a clinic is. */
    public static PhoneNumbers of(String clinicPhone, String timeZone) {
        return new PhoneNumbers(
                countryOf(clinicPhone).orElseGet(() -> COUNTRIES.getOrDefault(timeZone, WHERE_MOLARIS_BEGAN)));
    }

    public static boolean isCountry(String country) {
        return NUMBERS.getSupportedRegions().contains(country);
    }

    /** A number with its country code need only look like one; one without must exist in the country. */
    public Optional<String> e164(String text) {
        try {
            var number = NUMBERS.parse(text, country);
            var written = NUMBERS.format(number, PhoneNumberFormat.E164);
            boolean known = text.startsWith("+") || NUMBERS.isValidNumber(number);
            return known && !number.hasExtension() && E164.matcher(written).matches()
                    ? Optional.of(written)
                    : Optional.empty();
        } catch (NumberParseException e) {
            return E164.matcher(text).matches() ? Optional.of(text) : Optional.empty();
        }
    }

    /**
     * The same for programs that were written for North America: a number need only be as long as those of the country are,
     * and one that could not be of the country may be North American.
     */
    public Optional<String> likely(String text) {
        return possible(text, country).or(() -> possible(text, NORTH_AMERICA));
    }

    private static Optional<String> possible(String text, String region) {
        try {
            var number = NUMBERS.parse(text, region);
            var written = NUMBERS.format(number, PhoneNumberFormat.E164);
            return NUMBERS.isPossibleNumber(number)
                            && !number.hasExtension()
                            && E164.matcher(written).matches()
                    ? Optional.of(written)
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The digits of its country's code; of one that no country has, the first. No code is the beginning of another one. */
    public static String countryCode(String e164) {
        return IntStream.rangeClosed(1, LONGEST_CODE)
                .mapToObj(length -> e164.substring(1, 1 + length))
                .filter(code -> CODES.contains(Integer.valueOf(code)))
                .findFirst()
                .orElseGet(() -> e164.substring(1, 2));
    }

    private static Optional<String> countryOf(String phone) {
        try {
            return phone == null
                    ? Optional.empty()
                    : Optional.ofNullable(NUMBERS.getRegionCodeForNumber(NUMBERS.parse(phone, null)));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
