package org.molaris.print;

/**
 * What can be printed: a record, so that what is equal gives the same bytes. Its words are in the bundle {@code words} beside
 * its class, where {@code page} is the sentence of two numbers at the foot of each page.
 */
public interface Printable {

    /** Whose paper it is printed on. */
    ClinicOnPaper clinic();

    /** What the document calls itself. */
    String title(PaperLanguage language);

    /** Which one it is, at the foot of each page beside the clinic's name. */
    String foot(PaperLanguage language);

    /** Puts on the paper what stands below the clinic's head. */
    void writeOn(Paper paper);
}
