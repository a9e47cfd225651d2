package org.molaris.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that live as long as their JVM; those of JVMs that were killed go when the next one comes. */
final class ThrowAway {

    private static final String PREFIX = "molaris-test-";
    private static final String OWNER = "owner.json";

    private ThrowAway() {}

    static Path folder() {
        try {
            var parent = Path.of(System.getProperty("java.io.tmpdir"));
            removeOrphansOf(parent);
            var folder = Files.createTempDirectory(parent, PREFIX);
            Folders.writePrivate(folder.resolve(OWNER), Json.write(ProcessIdentity.of(ProcessHandle.current())));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a throw-away PostgreSQL keeps its data. */
    static Path data(Path folder) {
        return folder.resolve("data");
    }

    static Path log(Path folder) {
        return folder.resolve("server.log");
    }

    static void removeOrphansOf(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var folder : folders) {
                if (isOrphan(folder)) {
                    LocalPostgres.stopLeftOver(data(folder), log(folder));
                    Folders.delete(folder);
                }
            }
        }
    }

    private static boolean isOrphan(Path folder) throws IOException {
        var owner = folder.resolve(OWNER);
        if (!Files.isReadable(owner) || !Files.isWritable(folder)) {
            return false;
        }
        try {
            return Json.read(Folders.read(owner), ProcessIdentity.class)
                    .process()
                    .isEmpty();
        } catch (JsonProcessingException notOurs) {
            return false;
        }
    }
}
