package org.molaris.treatment.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.molaris.treatment.print.PaperFonts.printable;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paper itself: its size, what it says of itself, and its parts in their order. The same plan gives the same bytes. */
@ApplicationScoped
class PlanPaper {

    private static final int SIDE = 50;
    private static final int TOP = 46;
    private static final int BOTTOM = 58;

    /** Takes its time: to be called on a worker thread. */
    byte[] print(PrintablePlan plan) {
        var bytes = new ByteArrayOutputStream();
        var language = new PaperLanguage(plan.clinic());
        var size = language.isOnLetterPaper() ? PageSize.LETTER : PageSize.A4;
        try (var document = new Document(size, SIDE, SIDE, TOP, BOTTOM)) {
            var writer = PdfWriter.getInstance(document, bytes);
            writer.setPageEvent(new PageFoot(printable(whose(plan, language)), language));
            describe(writer, document, plan, language);
            document.open();
            new PlanLayout(document, writer, plan, language).add();
        }
        return bytes.toByteArray();
    }

    private static String whose(PrintablePlan plan, PaperLanguage language) {
        return Stream.of(plan.clinic().name(), language.sentence("title", plan.number()), plan.patientName())
                .collect(Collectors.joining("  ·  "));
    }

    private static void describe(PdfWriter writer, Document document, PrintablePlan plan, PaperLanguage language) {
        document.addTitle(plan.title());
        document.addAuthor(plan.clinic().name());
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language.tag()));
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        var id = identity(plan);
        writer.getInfo().put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
        writer.getInfo().remove(PdfName.CREATIONDATE);
    }

    private static byte[] identity(PrintablePlan plan) {
        var uuid = UUID.nameUUIDFromBytes(plan.toString().getBytes(UTF_8));
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
