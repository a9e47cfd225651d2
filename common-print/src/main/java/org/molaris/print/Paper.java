package org.molaris.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.molaris.print.PaperFonts.printable;
import static org.molaris.print.PaperStyle.ACCENT;
import static org.molaris.print.PaperStyle.CLINIC;
import static org.molaris.print.PaperStyle.TEXT;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;

/** The clinic's paper: its size, its head, its foot, and what the document says of itself. */
public record Paper(Document document, PdfWriter writer, PaperLanguage language) {

    /** Below the head, and wherever another part begins. */
    public static final int GAP = 22;

    private static final int SIDE = 50;
    private static final int TOP = 46;
    private static final int BOTTOM = 58;

    /** Takes its time: to be called on a worker thread. */
    public static byte[] print(Printable what) {
        var bytes = new ByteArrayOutputStream();
        var clinic = what.clinic();
        var language = new PaperLanguage(clinic, what.getClass());
        var size = language.isOnLetterPaper() ? PageSize.LETTER : PageSize.A4;
        try (var document = new Document(size, SIDE, SIDE, TOP, BOTTOM)) {
            var paper = new Paper(document, PdfWriter.getInstance(document, bytes), language);
            paper.writer.setPageEvent(new PageFoot(printable(clinic.name() + "  ·  " + what.foot(language)), language));
            paper.describe(what);
            document.open();
            paper.addHead(clinic);
            what.writeOn(paper);
        }
        return bytes.toByteArray();
    }

    /** Between the margins. */
    public int width() {
        return Math.round(document.right() - document.left());
    }

    private void describe(Printable what) {
        document.addTitle(what.title(language));
        document.addAuthor(what.clinic().name());
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language.tag()));
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        var id = identity(what);
        writer.getInfo().put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
        writer.getInfo().remove(PdfName.CREATIONDATE);
    }

    private static byte[] identity(Printable what) {
        var uuid = UUID.nameUUIDFromBytes(what.toString().getBytes(UTF_8));
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private void addHead(ClinicOnPaper clinic) {
        var head = PaperStyle.table(width(), 3, 2);
        head.addCell(PaperStyle.plain(printable(clinic.name()), CLINIC));
        var phone = PaperStyle.plain(clinic.phone() == null ? "" : printable(clinic.phone()), TEXT);
        phone.setHorizontalAlignment(Element.ALIGN_RIGHT);
        phone.setVerticalAlignment(Element.ALIGN_BOTTOM);
        head.addCell(phone);
        for (var cell : head.getRow(0).getCells()) {
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderColor(ACCENT);
            cell.setBorderWidth(1.4f);
            cell.setPaddingBottom(8);
        }
        head.setSpacingAfter(GAP);
        document.add(head);
    }
}
