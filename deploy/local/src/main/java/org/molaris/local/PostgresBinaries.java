package org.molaris.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once per user. */
final class PostgresBinaries {

    private static PostgresBinaries unpacked;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    static synchronized PostgresBinaries get() {
        if (unpacked == null) {
            try {
                unpacked = new PostgresBinaries(unpack());
            } catch (IOException | RuntimeException e) {
                throw new LaunchException("PostgreSQL cannot be unpacked: %s.".formatted(e.getMessage()), e);
            }
        }
        return unpacked;
    }

    /** The command line that runs one of the programs, as root in a user namespace, since PostgreSQL refuses root. */
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static Path unpack() throws IOException {
        byte[] archive;
        try (InputStream packed =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(isMac() ? "Darwin" : "Linux", architecture())) {
            archive = packed.readAllBytes();
        }
        var checksum = new CRC32();
        checksum.update(archive);
        var cache = Files.createDirectories(cache());
        var target = cache.resolve("postgresql-%08x-%d".formatted(checksum.getValue(), archive.length));
        if (Files.isDirectory(target)) {
            return target;
        }
        var fresh = Files.createTempDirectory(cache, "unpacking-");
        unpackInto(fresh, archive);
        try {
            return Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException anotherProcessWasFaster) {
            Folders.delete(fresh);
            if (Files.isDirectory(target)) {
                return target;
            }
            throw anotherProcessWasFaster;
        }
    }

    private static void unpackInto(Path folder, byte[] archive) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("an entry leads out of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    unpackFile(file, entry, tar);
                }
            }
        }
    }

    private static void unpackFile(Path file, TarArchiveEntry entry, InputStream content) throws IOException {
        if (entry.isSymbolicLink() || entry.isLink()) {
            try {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } catch (FileAlreadyExistsException twiceInTheArchive) {
                return;
            }
            return;
        }
        Files.copy(content, file);
        if (file.getParent().endsWith("bin")) {
            Files.setPosixFilePermissions(
                    file,
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE,
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.GROUP_EXECUTE,
                            PosixFilePermission.OTHERS_READ,
                            PosixFilePermission.OTHERS_EXECUTE));
        }
    }

    /** Where a user keeps what can be made again. */
    static Path cache() {
        Map<String, String> environment = System.getenv();
        var base = environment.get("XDG_CACHE_HOME");
        return base == null || base.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "molaris")
                : Path.of(base, "molaris");
    }

    static boolean isMac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    private static String architecture() {
        var name = System.getProperty("os.arch");
        return "amd64".equals(name) ? "x86_64" : name;
    }
}
