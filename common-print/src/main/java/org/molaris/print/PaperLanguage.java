package org.molaris.print;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/** How a clinic's paper says words, money and days; in Spanish where the clinic's language is not known. */
public final class PaperLanguage {

    /** Never the language of the machine. */
    private static final Control AS_ASKED = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /** Where office paper is Letter; it is A4 everywhere else. */
    private static final Set<String> LETTER =
            Set.of("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final int MOST_DECIMALS = 2;

    private final ResourceBundle words;
    private final Locale locale;
    private final Currency currency;
    private final ZoneId zone;

    /** With the words that are beside this class. */
    PaperLanguage(ClinicOnPaper clinic, Class<?> speaker) {
        currency = Currency.getInstance(clinic.currency());
        var asked = inItsCountry(Locale.forLanguageTag(clinic.language()).stripExtensions());
        words = ResourceBundle.getBundle(
                speaker.getPackageName() + ".words", asked, speaker.getClassLoader(), AS_ASKED);
        locale = words.getLocale().equals(Locale.ROOT)
                ? new Locale.Builder()
                        .setLanguage("es")
                        .setRegion(asked.getCountry())
                        .build()
                : asked;
        zone = clinic.zone();
    }

    /** A language without a country writes as where its currency comes from, whose code begins with the country's. */
    private Locale inItsCountry(Locale language) {
        var country = currency.getCurrencyCode().substring(0, 2);
        return language.getCountry().isEmpty() && COUNTRIES.contains(country)
                ? new Locale.Builder().setLocale(language).setRegion(country).build()
                : language;
    }

    String tag() {
        return locale.toLanguageTag();
    }

    boolean isOnLetterPaper() {
        return LETTER.contains(locale.getCountry());
    }

    public String word(String key) {
        return words.getString(key);
    }

    /** A sentence with numbers in it; they are written as they stand. */
    public String sentence(String key, Object... values) {
        var texts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = String.valueOf(values[i]);
        }
        return new MessageFormat(words.getString(key), locale).format(texts);
    }

    /** A status in words; one that has no word yet, as it stands. */
    public String status(String of, String status) {
        var key = of + "." + status;
        return words.containsKey(key) ? words.getString(key) : status;
    }

    /** With the currency's own decimals, unless that would lose some. */
    public String money(BigDecimal amount) {
        int usual = currency.getDefaultFractionDigits();
        int decimals = amount.stripTrailingZeros().scale() > usual ? MOST_DECIMALS : usual;
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    public String day(Instant moment) {
        return day(LocalDate.ofInstant(moment, zone));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    /** Day and time. */
    public String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(moment.atZone(zone));
    }
}
