package org.molaris.treatment.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads files of procedures. */
@ApplicationScoped
class CatalogueFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Validator validator;
    private final NdjsonRows ndjson;

    CatalogueFile(Validator validator, ObjectMapper json) {
        this.validator = validator;
        this.ndjson = new NdjsonRows(json);
    }

    /** Fails with {@link UnreadableFile} when it cannot be told what the rows are. */
    Rows read(byte[] content, FileForm form) {
        var text = textOf(content);
        var rows = new Rows(validator);
        switch (form) {
            case CSV -> new CsvRows(text).into(rows);
            case NDJSON -> ndjson.read(text, rows);
        }
        return rows;
    }

    private static String textOf(byte[] content) {
        var bytes = ByteBuffer.wrap(content);
        var text = CharBuffer.allocate(content.length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean broken = decoder.decode(bytes, text, true).isError();
        var decoded = text.flip().toString();
        if (broken) {
            throw new UnreadableFile(1 + decoded.chars().filter(c -> c == '\n').count(), "is not valid UTF-8");
        }
        return !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded;
    }
}
