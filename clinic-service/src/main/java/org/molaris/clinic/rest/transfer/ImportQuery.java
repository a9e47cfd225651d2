package org.molaris.clinic.rest.transfer;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.molaris.clinic.transfer.ImportOptions;
import org.molaris.clinic.transfer.PatientFile;
import org.molaris.web.BadRequest;

/** How a file is to be taken in. */
public class ImportQuery {

    private static final Map<String, Character> DELIMITERS =
            Map.of(",", ',', "comma", ',', ";", ';', "semicolon", ';', "\t", '\t', "tab", '\t');
    private static final Map<String, ImportOptions.Key> KEYS =
            Map.of("phone", ImportOptions.Key.PHONE, "external_id", ImportOptions.Key.EXTERNAL_ID);
    private static final Map<String, Charset> CHARSETS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "windows-1252", Charset.forName("windows-1252"));

    /** {@code true} tells what would become of every row, and writes nothing. */
    @RestQuery("preview")
    Boolean preview;

    /** {@code comma}, {@code semicolon} or {@code tab}; found out from the header when absent. */
    @RestQuery("delimiter")
    String delimiter;

    /** ISO 3166 of phones without a country code; the clinic's own when absent. */
    @RestQuery("country")
    String country;

    /** {@code phone} or {@code external_id}: what a row and a patient have in common. */
    @RestQuery("key")
    String key;

    /** {@code utf-8}, {@code iso-8859-1} or {@code windows-1252}; instead of that of the content type. */
    @RestQuery("charset")
    String charset;

    ImportOptions options(boolean previewToo) {
        return new ImportOptions(
                Boolean.TRUE.equals(preview) || previewToo,
                country == null ? null : country.toUpperCase(Locale.ROOT),
                oneOf(KEYS, "key", key));
    }

    PatientFile file(InputStream content, PatientFile.Form form, String declaredCharset) {
        var named = charset == null ? declaredCharset : charset;
        return new PatientFile(
                content,
                form,
                named == null ? StandardCharsets.UTF_8 : oneOf(CHARSETS, "charset", named.toLowerCase(Locale.ROOT)),
                "auto".equals(delimiter) ? null : oneOf(DELIMITERS, "delimiter", delimiter));
    }

    private static <T> T oneOf(Map<String, T> values, String parameter, String name) {
        if (name != null && !values.containsKey(name)) {
            throw new BadRequest(
                    parameter,
                    "must be one of "
                            + values.keySet().stream()
                                    .filter(value -> value.length() > 1)
                                    .sorted()
                                    .toList(),
                    null);
        }
        return name == null ? null : values.get(name);
    }
}
