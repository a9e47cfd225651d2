package org.molaris.treatment.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.molaris.data.LowerCaseName;

/** What a column of a file means, and what people call it. Case and accents do not matter. */
enum Column {
    CODE("code codigo codice"),
    NAME("name nombre nome"),
    PRICE("price precio prezzo"),
    CATEGORY("category categoria"),
    ACTIVE("active activo attivo"),
    VAT_RATE("vat_rate vat iva");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final String names;

    Column(String names) {
        this.names = names;
    }

    static Optional<Column> called(String header) {
        var plain = ACCENTS.matcher(Normalizer.normalize(header.strip(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(column -> List.of(column.names.split(" ", -1)).contains(plain))
                .findFirst();
    }

    /** The name that the API has for it. */
    String field() {
        return LowerCaseName.of(this);
    }
}
