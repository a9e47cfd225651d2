package org.molaris.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

/** Keycloak's programs, fetched with Maven when they are first wanted and unpacked once per user. */
record KeycloakDistribution(Path folder) {

    /** Names the zip where it has been fetched already. */
    private static final String ZIP = "molaris.keycloak.distribution";

    private static final String LIBRARIES = "lib/";

    /** What is run. */
    Path program() {
        return folder.resolve("lib").resolve("quarkus-run.jar");
    }

    /**
     * The distribution of the version that was built against.
     *
     * @param log where Maven says what went wrong
     */
    static synchronized KeycloakDistribution get(Consumer<String> says, Path log) {
        var versions = versions();
        var version = versions.getProperty("keycloak");
        try {
            var cache = Files.createDirectories(PostgresBinaries.cache());
            var target = cache.resolve("keycloak-" + version);
            if (!Files.isDirectory(target)) {
                var fresh = Files.createTempDirectory(cache, "unpacking-");
                try {
                    fetchInto(fresh, versions, says, log);
                    moveTo(target, fresh.resolve("unpacked"));
                } finally {
                    Folders.delete(fresh);
                }
            }
            return new KeycloakDistribution(target);
        } catch (IOException e) {
            throw new LaunchException("Keycloak cannot be unpacked: %s.".formatted(e.getMessage()), e);
        }
    }

    private static void fetchInto(Path folder, Properties versions, Consumer<String> says, Path log)
            throws IOException {
        var there = System.getProperty(ZIP);
        var zip = there != null ? Path.of(there) : copiedByMaven(folder, versions, says, log);
        unpack(zip, Files.createDirectory(folder.resolve("unpacked")));
    }

    /** Maven knows where artifacts come from, and keeps them. */
    private static Path copiedByMaven(Path folder, Properties versions, Consumer<String> says, Path log)
            throws IOException {
        var version = versions.getProperty("keycloak");
        says.accept("  Keycloak %s is fetched with Maven: 170 MB, once".formatted(version));
        var maven = new ProcessBuilder(List.of(
                        "mvn",
                        "-B",
                        "-ntp",
                        "-q",
                        "org.apache.maven.plugins:maven-dependency-plugin:%s:copy"
                                .formatted(versions.getProperty("dependency-plugin")),
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:%s:zip".formatted(version),
                        "-DoutputDirectory=" + folder))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (maven.waitFor() != 0) {
                throw new LaunchException("Keycloak could not be fetched; what Maven says is in %s.".formatted(log));
            }
        } catch (InterruptedException e) {
            maven.destroy();
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while Keycloak was fetched.", e);
        }
        return folder.resolve("keycloak-quarkus-dist-%s.zip".formatted(version));
    }

    /** Only what runs: the first step of each path, the version's name, falls away. */
    private static void unpack(Path zip, Path folder) throws IOException {
        try (var archive = new ZipFile(zip.toFile())) {
            for (var entries = archive.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var path = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (entry.isDirectory() || !path.startsWith(LIBRARIES)) {
                    continue;
                }
                var file = folder.resolve(path).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("an entry leads out of the archive: " + path);
                }
                Files.createDirectories(file.getParent());
                try (var content = archive.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
    }

    private static void moveTo(Path target, Path fresh) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process may have been faster.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static Properties versions() {
        var versions = new Properties();
        try (var content = KeycloakDistribution.class.getResourceAsStream("versions.properties")) {
            versions.load(content);
        } catch (IOException e) {
            throw new LaunchException("The launcher is not whole: %s.".formatted(e.getMessage()), e);
        }
        return versions;
    }
}
