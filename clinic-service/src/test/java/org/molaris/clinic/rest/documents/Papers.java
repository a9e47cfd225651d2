package org.molaris.clinic.rest.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of all kinds, as short as they can be. */
final class Papers {

    static final byte[] PDF = "%PDF-1.7\n%âãÏÓ\n1 0 obj\n".getBytes(ISO_8859_1);
    static final byte[] PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(ISO_8859_1);
    static final byte[] EXE = "MZ\u0090\0\3\0\0\0\4\0".getBytes(ISO_8859_1);

    private Papers() {}

    /** Something that nothing compresses and that no two positions share. */
    static byte[] pdf(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy(PDF, 0, bytes, 0, PDF.length);
        return bytes;
    }

    /** By the extension that it would have. */
    static byte[] file(String kind) {
        return switch (kind) {
            case "pdf" -> PDF;
            case "png" -> PNG;
            case "exe" -> EXE;
            case "jpg" -> "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF".getBytes(ISO_8859_1);
            case "gif" -> "GIF89a".getBytes(ISO_8859_1);
            case "webp" -> "RIFF\0\0\0\0WEBPVP8 ".getBytes(ISO_8859_1);
            case "tif" -> "II*\0".getBytes(ISO_8859_1);
            case "bmp" -> ("BM\0\0\0\0\0\0\0\0" + "6\0\0\0(\0\0\0\1\0\0\0\1\0\0\0\1\0\u0018\0").getBytes(ISO_8859_1);
            case "heic" -> "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(ISO_8859_1);
            case "heif" -> "\0\0\0\u0018ftypmif1\0\0\0\0".getBytes(ISO_8859_1);
            case "dcm" -> dicom();
            case "txt", "csv", "js" -> "uno, dos\n".getBytes(UTF_8);
            case "rtf" -> "{\\rtf1 Hola}".getBytes(UTF_8);
            case "html" -> "<!DOCTYPE html><html><body>".getBytes(UTF_8);
            case "svg" -> "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8);
            case "sh" -> "#!/bin/sh\nrm -r /\n".getBytes(UTF_8);
            case "elf" -> "\u007fELF\1\1\1".getBytes(ISO_8859_1);
            case "doc" -> "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(ISO_8859_1);
            case "docx" -> office("wordprocessingml.document.main+xml", "");
            case "xlsx" -> office("spreadsheetml.sheet.main+xml", "");
            case "docm" -> office("wordprocessingml.document.main+xml", "application/vnd.ms-office.vbaProject");
            case "odt" -> openDocument();
            case "zip" -> zip("readme.txt", "Hola");
            case "jar" -> zip("META-INF/MANIFEST.MF", "Manifest-Version: 1.0");
            case "bin" -> new byte[] {0, 1, 2, 3};
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static byte[] dicom() {
        var bytes = Arrays.copyOf(new byte[0], 200);
        System.arraycopy("DICM".getBytes(UTF_8), 0, bytes, 128, 4);
        return bytes;
    }

    /** As LibreOffice writes it, the list of contents last. */
    private static byte[] office(String main, String more) {
        return zip(
                "_rels/.rels",
                "<Relationships/>",
                "[Content_Types].xml",
                "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument." + main + "\"/>" + more
                        + "</Types>");
    }

    static byte[] zip(String... entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] openDocument() {
        var type = "application/vnd.oasis.opendocument.text".getBytes(UTF_8);
        var entry = new ZipEntry("mimetype");
        var sum = new CRC32();
        sum.update(type);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(type.length);
        entry.setCrc(sum.getValue());
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry);
            zip.write(type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
