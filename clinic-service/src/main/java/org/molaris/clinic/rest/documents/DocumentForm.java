package org.molaris.clinic.rest.documents;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser.PartHandler;
import org.molaris.clinic.document.DocumentRefused;
import org.molaris.clinic.document.Upload;
import org.molaris.clinic.document.Uploads;
import org.molaris.web.BadRequest;
import org.molaris.web.LimitedBody;

/**
 * Reads a document from {@code multipart/form-data} as it comes. The form parameters of JAX-RS would have it all on disk
 * first, whatever its length, and leave it out of what an {@code Idempotency-Key} stands for.
 */
@Provider
@Consumes(MediaType.MULTIPART_FORM_DATA)
class DocumentForm implements MessageBodyReader<NewDocument> {

    private static final String FILE = "file";
    private static final int AT_ONCE = 16 << 10;

    /** For everything that is not the file. */
    private static final int ROOM = 64 << 10;

    private final Uploads uploads;
    private final ObjectMapper json;

    DocumentForm(Uploads uploads, ObjectMapper json) {
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
        var form = new Form(uploads.begin());
        if (body instanceof DigestInputStream hashed) {
            hashed.on(false);
        }
        read(
                LimitedBody.of(body, Upload.LONGEST + ROOM, headers, DocumentRefused::tooLarge),
                boundaryOf(mediaType),
                form);
        if (body instanceof DigestInputStream hashed) {
            // The boundary is another one each time: a repeat is known by what the form says.
            hashed.getMessageDigest().update(form.fingerprint());
        }
        return form.asDocument(json);
    }

    private static byte[] boundaryOf(MediaType form) {
        var boundary = form.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw new BadRequest("MALFORMED_FORM", "The Content-Type must name the form's boundary");
        }
        return boundary.getBytes(StandardCharsets.US_ASCII);
    }

    private static void read(InputStream body, byte[] boundary, Form form) throws IOException {
        var parser = MultipartParser.beginParse(form, boundary, StandardCharsets.UTF_8.name());
        var bytes = new byte[AT_ONCE];
        long read = 0;
        for (int length = body.read(bytes); length > 0; length = body.read(bytes)) {
            read += length;
            try {
                parser.parse(ByteBuffer.wrap(bytes, 0, length));
            } catch (MultipartParser.MalformedMessageException e) {
                throw malformed("The form's headers are not as they must be");
            }
            if (read - form.content.size() > ROOM) {
                throw malformed("The form holds more than a file and a few words about it");
            }
        }
        if (!parser.isComplete()) {
            throw malformed("The form ends before its last boundary");
        }
    }

    private static BadRequest malformed(String message) {
        return new BadRequest("MALFORMED_FORM", message);
    }

    /** What has been read of a form. */
    private static final class Form implements PartHandler {

        private final Upload content;
        private final Map<String, String> texts = new LinkedHashMap<>();
        private boolean hasFile;
        private String fileName;
        private String declaredType;

        private String field;
        private OutputStream target;
        private Charset charset;

        Form(Upload content) {
            this.content = content;
        }

        @Override
        public void beginPart(CaseInsensitiveMap<String> headers) {
            var disposition = Objects.requireNonNullElse(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION), "");
            var contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
            field = HeaderUtil.extractQuotedValueFromHeader(disposition, "name");
            if (!disposition.startsWith("form-data") || field == null) {
                throw malformed("Each part of the form must have a Content-Disposition with a name");
            }
            if (headers.getFirst("Content-Transfer-Encoding") != null) {
                throw new BadRequest(field, "must be sent as it is, without a Content-Transfer-Encoding", null);
            }
            switch (field) {
                case FILE -> beginFile(disposition, contentType);
                case "type", "name", "folder_name" -> beginText(contentType);
                default -> throw new BadRequest(field, "is not a known field", null);
            }
        }

        private void beginFile(String disposition, String contentType) {
            if (hasFile) {
                throw new BadRequest(FILE, "must be there once", null);
            }
            hasFile = true;
            fileName = fileNameIn(disposition);
            declaredType = contentType;
            target = content;
        }

        /** Some browsers send the path too. */
        private static String fileNameIn(String disposition) {
            try {
                var path = HeaderUtil.extractQuotedValueFromHeaderWithEncoding(disposition, "filename");
                return path == null
                        ? null
                        : path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
            } catch (RuntimeException e) {
                throw new BadRequest(FILE, "must have a name that can be read", e);
            }
        }

        private void beginText(String contentType) {
            if (texts.containsKey(field)) {
                throw new BadRequest(field, "must be there once", null);
            }
            charset = charsetOf(contentType);
            target = new ByteArrayOutputStream();
        }

        private Charset charsetOf(String contentType) {
            try {
                var name = contentType == null
                        ? null
                        : MediaType.valueOf(contentType).getParameters().get(MediaType.CHARSET_PARAMETER);
                return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
            } catch (IllegalArgumentException e) {
                throw new BadRequest(field, "has a Content-Type that means nothing", e);
            }
        }

        @Override
        public void data(ByteBuffer bytes) throws IOException {
            target.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        }

        @Override
        public void endPart() {
            if (target instanceof ByteArrayOutputStream text) {
                try {
                    texts.put(
                            field,
                            charset.newDecoder()
                                    .decode(ByteBuffer.wrap(text.toByteArray()))
                                    .toString());
                } catch (CharacterCodingException e) {
                    throw new BadRequest(field, "must be text in " + charset, e);
                }
            }
        }

        byte[] fingerprint() {
            var said = new ByteArrayOutputStream();
            said.writeBytes((texts + "\n" + fileName + "\n" + declaredType + "\n").getBytes(StandardCharsets.UTF_8));
            said.writeBytes(content.sha256());
            return said.toByteArray();
        }

        NewDocument asDocument(ObjectMapper json) {
            if (!hasFile) {
                throw new BadRequest(FILE, "must not be null", null);
            }
            return new NewDocument(
                    DocumentJson.typeNamed(texts.get("type"), json),
                    texts.getOrDefault("name", fileName),
                    texts.get("folder_name"),
                    fileName,
                    declaredType,
                    content);
        }
    }
}
