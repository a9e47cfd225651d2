package org.molaris.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Where one suite keeps everything: data, secrets, keys, logs, and what runs at the moment. */
public record DataFolder(Path root) {

    private static final String MARKER = "molaris-data";

    public DataFolder {
        root = real(root);
    }

    /** A symbolic link to the folder means the same folder. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Makes the folder, or recognises it as one made before; refuses a folder that holds something else. */
    static DataFolder prepare(Path path) {
        var folder = new DataFolder(path);
        if (!folder.isOurs()) {
            if (!Folders.isMissingOrEmpty(folder.root)) {
                throw new LaunchException(
                        "The folder %s holds something else; choose another with --data.".formatted(folder.root));
            }
            Folders.privateFolder(folder.root);
            Folders.writePrivate(folder.marker(), "Data of Molaris. ./molaris reset deletes this folder.\n");
        }
        Folders.privateFolder(folder.logs());
        return new DataFolder(path);
    }

    /** Deletes what is in it; the marker goes last, so that this can be repeated where it was interrupted. */
    void clear() throws IOException {
        try (var content = Files.newDirectoryStream(root, file -> !file.equals(marker()))) {
            content.forEach(Folders::delete);
        }
        Files.deleteIfExists(marker());
    }

    /** Whether it was made by {@code ./molaris}. */
    boolean isOurs() {
        return Files.isRegularFile(marker());
    }

    /** The lock that whoever runs the suite holds; empty when somebody else holds it. Closing it gives it back. */
    Optional<FileChannel> lock() {
        try {
            var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return Optional.of(channel);
                }
            } catch (OverlappingFileLockException heldInThisProcess) {
                channel.close();
                return Optional.empty();
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new LaunchException("The folder %s cannot be used: %s.".formatted(root, e.getMessage()), e);
        }
    }

    Path stateFile() {
        return root.resolve("molaris.json");
    }

    Path seeded() {
        return root.resolve("seeded.json");
    }

    /** How far ahead the clock of the services is. */
    Path clock() {
        return root.resolve("clock");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    /** Where the keys of passports and tokens are. */
    public Path keys() {
        return root.resolve("keys");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path keycloak() {
        return root.resolve("keycloak");
    }

    Path prometheus() {
        return root.resolve("prometheus");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    private Path marker() {
        return root.resolve(MARKER);
    }
}
