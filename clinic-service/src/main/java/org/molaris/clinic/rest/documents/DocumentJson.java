package org.molaris.clinic.rest.documents;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.molaris.clinic.document.DocumentRefused;
import org.molaris.clinic.document.DocumentType;
import org.molaris.clinic.document.Upload;
import org.molaris.clinic.document.Uploads;
import org.molaris.web.BadRequest;
import org.molaris.web.LimitedBody;

/** Reads a document from JSON as it comes: its content is decoded while it is read and never a text of its own. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class DocumentJson implements MessageBodyReader<NewDocument> {

    private static final String CONTENT = "base64_data";

    /** A third more than the longest document, a line break after each 76 characters, and a few words. */
    private static final long LONGEST = Upload.LONGEST * 3 / 2;

    private final Uploads uploads;
    private final ObjectMapper json;

    DocumentJson(Uploads uploads, ObjectMapper json) {
        this.uploads = uploads;
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == NewDocument.class;
    }

    @Override
    public NewDocument readFrom(
            Class<NewDocument> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try (var parser =
                json.getFactory().createParser(LimitedBody.of(body, LONGEST, headers, DocumentRefused::tooLarge))) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            return read(parser);
        } catch (JacksonException e) {
            throw new WebApplicationException(e, Status.BAD_REQUEST);
        }
    }

    private NewDocument read(JsonParser parser) throws IOException {
        var content = uploads.begin();
        Map<String, String> texts = new HashMap<>();
        boolean hasContent = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRequest("MALFORMED_JSON", "The body must be a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case CONTENT -> {
                    decode(parser, content);
                    hasContent = true;
                }
                case "type", "name", "folder_name" -> texts.put(field, text(field, parser));
                default -> throw new BadRequest(field, "is not a known field", null);
            }
        }
        if (parser.nextToken() != null) {
            throw new BadRequest("MALFORMED_JSON", "The body must be one JSON object");
        }
        if (!hasContent) {
            throw new BadRequest(CONTENT, "must not be null", null);
        }
        return new NewDocument(
                typeNamed(texts.get("type"), json), texts.get("name"), texts.get("folder_name"), null, null, content);
    }

    private static String text(String field, JsonParser parser) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING) && !parser.hasToken(JsonToken.VALUE_NULL)) {
            throw new BadRequest(field, "must be a valid text", null);
        }
        return parser.getValueAsString();
    }

    private static void decode(JsonParser parser, Upload content) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw new BadRequest(CONTENT, "must be a valid text", null);
        }
        try {
            parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, content);
        } catch (JsonEOFException e) {
            throw e;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BadRequest(CONTENT, "must be Base64 (RFC 4648 or MIME), with its padding", e);
        }
    }

    /** The type of document by the name that JSON has for it. */
    static DocumentType typeNamed(String name, ObjectMapper json) {
        try {
            return json.convertValue(name, DocumentType.class);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("type", "must be one of " + json.convertValue(DocumentType.values(), Object.class), e);
        }
    }
}
