package org.molaris.recall.message;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/** How a clinic speaks to its patients: its words, money and days; in Spanish where its language has no words here. */
final class ClinicVoice {

    /** Never the language of the machine. */
    private static final Control AS_ASKED = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final int MOST_DECIMALS = 2;

    private final String clinic;
    private final String language;
    private final Currency currency;
    private final ZoneId zone;
    private final ResourceBundle words;
    private final Locale locale;

    ClinicVoice(String clinic, String language, String currency, String timeZone) {
        this.clinic = clinic;
        this.language = language;
        this.currency = Currency.getInstance(currency);
        this.zone = ZoneId.of(timeZone);
        var asked = inItsCountry(Locale.forLanguageTag(language).stripExtensions());
        this.words = ResourceBundle.getBundle(
                ClinicVoice.class.getPackageName() + ".words", asked, ClinicVoice.class.getClassLoader(), AS_ASKED);
        this.locale = words.getLocale().equals(Locale.ROOT)
                ? new Locale.Builder()
                        .setLanguage("es")
                        .setRegion(asked.getCountry())
                        .build()
                : asked;
    }

    String clinic() {
        return clinic;
    }

    /** BCP 47, whether or not there are words in it. */
    String language() {
        return language;
    }

    /** A sentence with its gaps filled. */
    String say(String key, List<String> values) {
        return new MessageFormat(words.getString(key), locale).format(values.toArray());
    }

    /** With the currency's own decimals, unless that would lose some. */
    String money(BigDecimal amount) {
        int usual = currency.getDefaultFractionDigits();
        int decimals = amount.stripTrailingZeros().scale() > usual ? MOST_DECIMALS : usual;
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    String day(LocalDate day) {
        return written(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), day);
    }

    /** Day of the week, day and time, by the clocks of the clinic. */
    String moment(Instant moment) {
        var there = moment.atZone(zone);
        return written(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL), there) + ", "
                + written(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), there);
    }

    private String written(DateTimeFormatter form, TemporalAccessor time) {
        return form.withLocale(locale).format(time);
    }

    /** A language without a country writes as where its currency comes from, whose code begins with the country's. */
    private Locale inItsCountry(Locale asked) {
        var country = currency.getCurrencyCode().substring(0, 2);
        return asked.getCountry().isEmpty() && COUNTRIES.contains(country)
                ? new Locale.Builder().setLocale(asked).setRegion(country).build()
                : asked;
    }
}
