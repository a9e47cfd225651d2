package org.molaris.print;

import com.lowagie.text.pdf.BaseFont;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/** The two fonts of the paper, read once, and what becomes of the characters that they lack. */
public final class PaperFonts {

    public static final BaseFont REGULAR = read("LiberationSans-Regular.ttf");
    public static final BaseFont BOLD = read("LiberationSans-Bold.ttf");

    private static final int NO_BREAK_SPACE = 0xA0;
    private static final int EMPTY_BOX = 0x25A1;

    private PaperFonts() {}

    /**
     * The text as it can be printed: Latin, Greek and Cyrillic as they are, a box for each letter of another script, so that
     * what is missing shows; pictures and what is not seen anyway go.
     */
    public static String printable(String text) {
        var printable = new StringBuilder(text.length());
        Normalizer.normalize(text, Form.NFC)
                .replaceAll("\\R", "\n")
                .codePoints()
                .forEach(character -> append(printable, character));
        return printable.toString();
    }

    private static void append(StringBuilder printable, int character) {
        if (character == '\n') {
            printable.append('\n');
        } else if (character == '\t') {
            printable.append(' ');
        } else {
            switch (Character.getType(character)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> {}
                default -> appendVisible(printable, character);
            }
        }
    }

    private static void appendVisible(StringBuilder printable, int character) {
        if (has(character)) {
            printable.appendCodePoint(character);
            return;
        }
        switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR -> printable.appendCodePoint(NO_BREAK_SPACE);
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> {}
            default -> printable.append(plainer(character));
        }
    }

    /** Such as a full-width letter, as the letter that it is. */
    private static String plainer(int character) {
        var plain = Normalizer.normalize(Character.toString(character), Form.NFKC);
        return plain.codePoints().allMatch(PaperFonts::has) ? plain : Character.toString(EMPTY_BOX);
    }

    private static boolean has(int character) {
        return REGULAR.charExists(character) && BOLD.charExists(character);
    }

    private static BaseFont read(String file) {
        try (var stream = PaperFonts.class.getResourceAsStream("/liberation/" + file)) {
            if (stream == null) {
                throw new FileNotFoundException(file);
            }
            var font = BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, stream.readAllBytes(), null);
            font.setSecureRandom(new NoChance());
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An embedded font's name is drawn by lot; drawn like this, the same content gives the same document. */
    private static final class NoChance extends SecureRandom {

        @Override
        public double nextDouble() {
            return 0;
        }
    }
}
