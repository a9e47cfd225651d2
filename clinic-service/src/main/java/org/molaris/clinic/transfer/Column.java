package org.molaris.clinic.transfer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.molaris.data.LowerCaseName;

/** What a column of a file can mean, and what people call it. Case, accents, spaces and punctuation do not matter. */
enum Column {
    /** The first name where there is a column for the last one, too; all of the names otherwise. */
    NAME("name full_name nombre nombre_completo nome_completo"),
    FIRST_NAME("first_name nombres given_name nome"),
    LAST_NAME("last_name apellido apellidos surname cognome"),
    SOCIAL_NAME("social_name nombre_social"),
    PHONE("phone telefono celular mobile whatsapp cellulare"),
    EMAIL("email correo correo_electronico"),
    DATE_OF_BIRTH("date_of_birth fecha_nacimiento fecha_de_nacimiento birthdate nacimiento data_di_nascita"),
    GENDER("gender sexo genero"),
    ADDRESS("address direccion"),
    CITY("city ciudad"),
    NOTES("notes notas observaciones"),
    EXTERNAL_ID("external_id id_externo codigo"),
    CHART_NUMBER("chart_number numero_ficha"),
    DUI("dui"),
    RUT("rut"),
    FISCAL_CODE("fiscal_code codice_fiscale"),
    RECALL_OPTED_OUT("recall_opted_out");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Map<String, Column> BY_NAME = Stream.of(values())
            .flatMap(column -> Stream.of(column.names.split(" ", -1)).map(name -> Map.entry(plain(name), column)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String names;

    Column(String names) {
        this.names = names;
    }

    static Optional<Column> called(String header) {
        return Optional.ofNullable(BY_NAME.get(plain(header)));
    }

    /** The name that the native API has for it. */
    String field() {
        return LowerCaseName.of(this);
    }

    /** Letters and digits alone, without accents and capitals. */
    static String plain(String header) {
        var letters = ACCENTS.matcher(Normalizer.normalize(header, Normalizer.Form.NFKD))
                .replaceAll("");
        return PUNCTUATION.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
