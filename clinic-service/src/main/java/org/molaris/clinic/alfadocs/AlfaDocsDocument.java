package org.molaris.clinic.alfadocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.alfadocs.Times;
import org.molaris.clinic.document.DocumentDetails;
import org.molaris.clinic.document.DocumentType;

/**
 * What is known of a document as AlfaDocs shows it.
 *
 * @param folderId follows from the folder's name, so that it is the same one everywhere and always; null for none
 * @param url where it is downloaded
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AlfaDocsDocument(long id, String name, String folderId, String type, String createdAt, String url) {

    static final Map<String, DocumentType> TYPES = Arrays.stream(DocumentType.values())
            .collect(Collectors.toUnmodifiableMap(AlfaDocsDocument::word, Function.identity()));

    /** As much of a hash as the numbers of all programming languages can hold. */
    private static final int ID_BITS = 48;

    static AlfaDocsDocument of(DocumentDetails document, ZoneId zone, long archive, long patient, UriInfo uri) {
        return new AlfaDocsDocument(
                document.number(),
                document.name(),
                folderId(document.folder()),
                word(document.type()),
                Times.written(document.createdAt(), zone),
                uri.getBaseUriBuilder()
                        .path(AlfaDocs.PATH)
                        .path("practices/%1$d/archives/%1$d/patients/%2$d/documents/%3$d/download"
                                .formatted(archive, patient, document.number()))
                        .build()
                        .toString());
    }

    private static String word(DocumentType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String folderId(String folder) {
        if (folder == null) {
            return null;
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(folder.getBytes(StandardCharsets.UTF_8));
            return String.valueOf(ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - ID_BITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
