package org.molaris.clinic.document;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.molaris.clinic.document.DocumentRefused.Reason;

/**
 * What a file is, told from its bytes alone; its name says no more than which kind of a plain text it is. What its name or
 * its sender says must be the same, or less exact. Files that can carry programs are not kept.
 */
@ApplicationScoped
class ContentTypes {

    private static final MediaType PDF = MediaType.application("pdf");
    private static final MediaType DICOM = MediaType.application("dicom");

    private static final Set<MediaType> PICTURES = Stream.concat(
                    Stream.of(PDF, DICOM),
                    Stream.of("png", "jpeg", "gif", "webp", "tiff", "bmp", "heic", "heif")
                            .map(MediaType::image))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<MediaType> KEPT = Stream.concat(
                    PICTURES.stream(),
                    Stream.of(
                            MediaType.TEXT_PLAIN,
                            MediaType.text("csv"),
                            MediaType.application("rtf"),
                            MediaType.application("vnd.oasis.opendocument.text"),
                            OfficeFile.WORD.type(),
                            OfficeFile.EXCEL.type()))
            .collect(Collectors.toUnmodifiableSet());

    /** As old browsers say it. */
    private static final Map<String, String> OLD_NAMES =
            Map.of("image/jpg", "image/jpeg", "image/pjpeg", "image/jpeg", "image/x-png", "image/png");

    private final Tika tika = new Tika();
    private final MediaTypeRegistry registry = MediaTypeRegistry.getDefaultRegistry();
    private final Vertx vertx;

    ContentTypes(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The file's content type; fails with {@link DocumentRefused} when it is none to be kept. */
    Uni<String> of(StoreDocument.Command file) {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(() -> check(file), false).toCompletionStage());
    }

    private String check(StoreDocument.Command file) throws IOException {
        if (file.content().size() == 0) {
            throw new DocumentRefused(Reason.EMPTY);
        }
        var names = Stream.of(file.name(), file.fileName()).map(this::byName).toList();
        var sniffed = sniff(file.content());
        var found = names.stream()
                .filter(named -> isAKindOfPlainText(named, sniffed))
                .findFirst()
                .orElse(sniffed);
        var said = Stream.concat(names.stream(), Stream.of(declared(file.declaredType())));
        if (said.anyMatch(type -> !agree(type, found) && (KEPT.contains(type) || KEPT.contains(found)))) {
            throw new DocumentRefused(Reason.TYPE_MISMATCH, found.toString());
        }
        if (!KEPT.contains(found)) {
            throw new DocumentRefused(Reason.UNSUPPORTED_TYPE, found.toString());
        }
        if (file.type().isPicture() && !PICTURES.contains(found)) {
            throw new DocumentRefused(Reason.NO_PICTURE, found.toString());
        }
        return found.toString();
    }

    /** A table with commas, or a script: nothing but the name tells them from any other text. */
    private boolean isAKindOfPlainText(MediaType named, MediaType sniffed) {
        return sniffed.equals(MediaType.TEXT_PLAIN)
                && named.getType().equals("text")
                && registry.isSpecializationOf(named, sniffed);
    }

    private MediaType sniff(Upload content) throws IOException {
        var found = registry.normalize(
                MediaType.parse(tika.detect(content.beginning())).getBaseType());
        return OfficeFile.mayBe(found)
                ? OfficeFile.in(content.asStream()).map(OfficeFile::type).orElse(found)
                : found;
    }

    /** Octet-stream when the name says nothing. */
    private MediaType byName(String name) {
        return name == null ? MediaType.OCTET_STREAM : registry.normalize(MediaType.parse(tika.detect(name)));
    }

    private MediaType declared(String type) {
        var parsed = type == null ? null : MediaType.parse(OLD_NAMES.getOrDefault(type, type));
        return parsed == null ? MediaType.OCTET_STREAM : registry.normalize(parsed.getBaseType());
    }

    /** The same, or a wider word for it; phones take the two kinds of HEIF for one. */
    private boolean agree(MediaType said, MediaType found) {
        return said.equals(found)
                || registry.isSpecializationOf(found, said)
                || (found.getType().equals("image") && registry.isSpecializationOf(said, found));
    }
}
