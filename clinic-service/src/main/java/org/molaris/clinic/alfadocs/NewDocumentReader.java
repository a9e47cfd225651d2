package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.molaris.clinic.document.DocumentRefused;
import org.molaris.clinic.document.Upload;
import org.molaris.clinic.document.Uploads;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.LimitedBody;

/** Reads a document as it comes: its content is decoded while it is read, and is never a text of its own. */
@Provider
@Consumes(MediaType.WILDCARD)
class NewDocumentReader implements MessageBodyReader<AlfaDocsNewDocument> {

    private static final String CONTENT = "base64Data";

    /** A third more than the longest document, each stroke of it with a backslash perhaps, and a few words. */
    private static final long LONGEST = Upload.LONGEST * 3 / 2;

    private final Uploads uploads;
    private final ObjectMapper json;

    NewDocumentReader(Uploads uploads, ObjectMapper json) {
        this.uploads = uploads;
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == AlfaDocsNewDocument.class;
    }

    @Override
    public AlfaDocsNewDocument readFrom(
            Class<AlfaDocsNewDocument> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try (var parser =
                json.getFactory().createParser(LimitedBody.of(body, LONGEST, headers, DocumentRefused::tooLarge))) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            parser.enable(JsonReadFeature.ALLOW_TRAILING_COMMA.mappedFeature());
            return read(parser);
        } catch (JacksonException e) {
            throw DialectRefused.badRequest("The body is not valid JSON.");
        }
    }

    private AlfaDocsNewDocument read(JsonParser parser) throws IOException {
        var content = uploads.begin();
        Map<String, String> texts = new HashMap<>();
        boolean hasContent = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw DialectRefused.badRequest("The body must be a JSON object.");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var value = parser.nextToken();
            switch (field) {
                case CONTENT -> {
                    decode(value, parser, content);
                    hasContent = true;
                }
                case AlfaDocsNewDocument.TYPE, AlfaDocsNewDocument.NAME, AlfaDocsNewDocument.FOLDER_NAME ->
                    texts.put(field, text(field, value, parser));
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw DialectRefused.badRequest("The body is not valid JSON.");
        }
        if (!hasContent) {
            throw DialectRefused.badRequest(CONTENT + " is required.");
        }
        return AlfaDocsNewDocument.of(texts, content);
    }

    /** A number counts as text. */
    private static String text(String field, JsonToken value, JsonParser parser) throws IOException {
        if (value == null || !value.isScalarValue()) {
            throw DialectRefused.invalid(field);
        }
        return value == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    private static void decode(JsonToken value, JsonParser parser, Upload content) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            throw value == JsonToken.VALUE_NULL
                    ? DialectRefused.badRequest(CONTENT + " is required.")
                    : DialectRefused.invalid(CONTENT);
        }
        try {
            parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, content);
        } catch (JsonEOFException e) {
            throw e;
        } catch (JacksonException | IllegalArgumentException e) {
            throw DialectRefused.badRequest(CONTENT + " must be Base64, with its padding.");
        }
    }
}
