package org.molaris.recall.message;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * To whom a recall goes, as far as its words differ.
 *
 * @param name how the patient is called
 * @param procedure what is to be done again; null when nobody has said
 * @param lastVisitOn the day, in the clinic
 * @param language BCP 47: how the day is written
 */
public record Addressee(String name, String clinic, String procedure, LocalDate lastVisitOn, String language) {

    /**
     * Who is called back by a campaign: to have done again what the campaign is about, or else what the last visit was.
     *
     * @param procedureType the campaign's; null for any visit
     * @param lastProcedure null when nobody has said
     */
    public static Addressee of(
            String name,
            String clinic,
            String procedureType,
            String lastProcedure,
            LocalDate lastVisitOn,
            String language) {
        return new Addressee(
                name, clinic, procedureType == null ? lastProcedure : procedureType, lastVisitOn, language);
    }

    String word(Variable variable) {
        return switch (variable) {
            case NOMBRE -> name;
            case CLINICA -> clinic;
            case PROCEDIMIENTO -> procedure == null ? anyVisit() : procedure;
            case ULTIMA_VISITA -> day();
        };
    }

    private String day() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .format(lastVisitOn);
    }

    private String anyVisit() {
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "en" -> "visit";
            case "pt" -> "consulta";
            default -> "visita";
        };
    }
}
