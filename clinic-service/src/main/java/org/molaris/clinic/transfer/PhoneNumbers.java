package org.molaris.clinic.transfer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phones as people write them, in one country unless they say otherwise. */
class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final String WHERE_MOLARIS_BEGAN = "SV";

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
            Map.entry("America/New_York", "US"),
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

    static PhoneNumbers of(String country) {
        return new PhoneNumbers(country);
    }

    /** Of the country where a clinic is. */
    static PhoneNumbers of(String clinicPhone, String timeZone) {
        return new PhoneNumbers(
                countryOf(clinicPhone).orElseGet(() -> COUNTRIES.getOrDefault(timeZone, WHERE_MOLARIS_BEGAN)));
    }

    static boolean isCountry(String country) {
        return NUMBERS.getSupportedRegions().contains(country);
    }

    /** A number with its country code need only look like one; one without must exist in the country. */
    Optional<String> e164(String text) {
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
