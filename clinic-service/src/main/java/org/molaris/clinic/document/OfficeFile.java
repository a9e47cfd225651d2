package org.molaris.clinic.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.tika.mime.MediaType;

/** A file of an office program in an archive, by what its list of contents says. One with macros is none of these. */
enum OfficeFile {
    WORD("wordprocessingml.document"),
    EXCEL("spreadsheetml.sheet");

    private static final String CONTENTS = "[Content_Types].xml";
    private static final int LONGEST_CONTENTS = 1 << 20;

    /** An archive that becomes longer than this before it says what it is, is one that means harm. */
    private static final long LONGEST_UNPACKED = 256L << 20;

    private final String name;

    OfficeFile(String name) {
        this.name = "application/vnd.openxmlformats-officedocument." + name;
    }

    MediaType type() {
        return MediaType.parse(name);
    }

    static boolean mayBe(MediaType archive) {
        return archive.equals(MediaType.APPLICATION_ZIP) || archive.toString().equals("application/x-tika-ooxml");
    }

    static Optional<OfficeFile> in(InputStream archive) throws IOException {
        var unpacked = new ZipInputStream(archive);
        try {
            long left = LONGEST_UNPACKED;
            for (var entry = unpacked.getNextEntry(); entry != null && left > 0; entry = unpacked.getNextEntry()) {
                if (entry.getName().equals(CONTENTS)) {
                    return listedIn(new String(unpacked.readNBytes(LONGEST_CONTENTS), StandardCharsets.UTF_8));
                }
                left -= skip(unpacked, left);
            }
            return Optional.empty();
        } catch (ZipException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long skip(InputStream entry, long most) throws IOException {
        long skipped = 0;
        for (long more = 1; more > 0 && skipped < most; skipped += more) {
            more = entry.skip(most - skipped);
        }
        return skipped;
    }

    private static Optional<OfficeFile> listedIn(String contents) {
        return Arrays.stream(values())
                .filter(file -> contents.contains('"' + file.name + ".main+xml\""))
                .filter(file -> !contents.contains("vbaProject"))
                .findFirst();
    }
}
