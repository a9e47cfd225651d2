package org.molaris.treatment.opendental;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.treatment.catalogue.ChartTerms;
import org.molaris.treatment.catalogue.PaintType;
import org.molaris.treatment.catalogue.ProcedureTerms;
import org.molaris.treatment.catalogue.TreatArea;

/** What a program says of a procedure of the catalogue. What the catalogue has no place for may say nothing but the default. */
final class ProcedureCodeBody {

    static final String PROC_TIME = "/X/";
    static final String ALWAYS = "Always";

    private static final String NONE = "None";
    private static final int LONGEST = 10_000;
    private static final Pattern DIAGNOSTIC_CODES = Pattern.compile("[A-Za-z0-9.]{3,10}(,[A-Za-z0-9.]{3,10}){0,3}");

    private static final Map<String, TreatArea> AREAS = Map.of(
            NONE,
            TreatArea.NONE,
            "Surf",
            TreatArea.SURF,
            "Tooth",
            TreatArea.TOOTH,
            "Mouth",
            TreatArea.MOUTH,
            "Quad",
            TreatArea.QUAD,
            "Sextant",
            TreatArea.SEXTANT,
            "Arch",
            TreatArea.ARCH,
            "ToothRange",
            TreatArea.TOOTH_RANGE);

    private static final Map<String, PaintType> PAINTS = Map.ofEntries(
            Map.entry("Extraction", PaintType.EXTRACTION),
            Map.entry("Implant", PaintType.IMPLANT),
            Map.entry("RCT", PaintType.RCT),
            Map.entry("PostBU", PaintType.POST_BU),
            Map.entry("FillingDark", PaintType.FILLING_DARK),
            Map.entry("FillingLight", PaintType.FILLING_LIGHT),
            Map.entry("CrownDark", PaintType.CROWN_DARK),
            Map.entry("CrownLight", PaintType.CROWN_LIGHT),
            Map.entry("BridgeDark", PaintType.BRIDGE_DARK),
            Map.entry("BridgeLight", PaintType.BRIDGE_LIGHT),
            Map.entry("DentureDark", PaintType.DENTURE_DARK),
            Map.entry("DentureLight", PaintType.DENTURE_LIGHT),
            Map.entry("Sealant", PaintType.SEALANT),
            Map.entry("Veneer", PaintType.VENEER),
            Map.entry("Text", PaintType.TEXT),
            Map.entry("RetainedRoot", PaintType.RETAINED_ROOT),
            Map.entry("SpaceMaintainer", PaintType.SPACE_MAINTAINER));

    /** Fields of the page that the catalogue has no place for, with what they say when they say nothing. */
    private static final Map<String, String> NOT_KEPT = notKept();

    private final Body body;
    private final String category;

    private ProcedureCodeBody(Body body, String category) {
        this.body = body;
        this.category = category;
    }

    /**
     * The number of the category that is named by it, to be looked for; 0 when none is.
     *
     * @param required whether the one or the other has to be there
     */
    static long categoryIn(Body body, boolean required) {
        body.notBoth("ProcCat", "procCat");
        var number = body.number("ProcCat");
        var found = number == null ? 0 : DefNum.in(Category.PROC_CODE_CATS, "ProcCat", number);
        if (required && found == 0 && text(body, "procCat", ProcedureTerms.LONGEST_CATEGORY) == null) {
            throw DialectRefused.badRequest("ProcCat or procCat is required.");
        }
        return found;
    }

    /** @param category that the number of a category stands for; null when none was given */
    static ProcedureCodeBody of(Body body, String category) {
        return new ProcedureCodeBody(body, category);
    }

    ProcedureTerms posted() {
        var code = required("ProcCode", ProcedureTerms.LONGEST_CODE);
        var name = required("Descript", ProcedureTerms.LONGEST_NAME);
        required("AbbrDesc", ChartTerms.LONGEST_ABBREVIATION);
        var nothing = new ChartTerms(TreatArea.NONE, false, null, false, null, null, null);
        return onto(new ProcedureTerms(code, name, null, null, null, true, nothing));
    }

    /** With nothing that is refused; the code is not to be changed. */
    ProcedureTerms onto(ProcedureTerms terms) {
        NOT_KEPT.forEach(this::mustBeDefault);
        return new ProcedureTerms(
                terms.code(),
                body.has("Descript") ? required("Descript", ProcedureTerms.LONGEST_NAME) : terms.name(),
                terms.price(),
                terms.vatRate(),
                categoryOr(terms.category()),
                terms.active(),
                chart(terms.chart()));
    }

    private String categoryOr(String before) {
        if (body.has("ProcCat")) {
            return category;
        }
        return body.has("procCat") ? text(body, "procCat", ProcedureTerms.LONGEST_CATEGORY) : before;
    }

    private ChartTerms chart(ChartTerms before) {
        var area = body.or("TreatArea", before.treatArea(), name -> body.oneOf(name, AREAS));
        boolean mayHaveRange = area == TreatArea.QUAD || area == TreatArea.ARCH;
        boolean range = body.or("AreaAlsoToothRange", before.areaAlsoToothRange() && mayHaveRange, body::flag);
        if (range && !mayHaveRange) {
            throw DialectRefused.badRequest("TreatArea must be Quad or Arch when AreaAlsoToothRange is true.");
        }
        var paint = body.has("PaintType") ? paint() : before.paintType();
        var paintText = body.has("PaintText")
                ? text(body, "PaintText", ChartTerms.LONGEST_PAINT_TEXT)
                : paint == PaintType.TEXT ? before.paintText() : null;
        if (paintText != null && paint != PaintType.TEXT) {
            throw DialectRefused.badRequest("PaintType must be Text when there is a PaintText.");
        }
        var diagnostic = body.has("DiagnosticCodes")
                ? text(body, "DiagnosticCodes", ChartTerms.LONGEST_DIAGNOSTIC_CODES)
                : before.diagnosticCodes();
        if (diagnostic != null && !DIAGNOSTIC_CODES.matcher(diagnostic).matches()) {
            throw DialectRefused.invalid("DiagnosticCodes");
        }
        return new ChartTerms(
                area,
                range,
                body.has("AbbrDesc") ? required("AbbrDesc", ChartTerms.LONGEST_ABBREVIATION) : before.abbreviation(),
                body.or("IsHygiene", before.hygiene(), body::flag),
                paint,
                paintText,
                diagnostic);
    }

    private PaintType paint() {
        return NONE.equals(body.text("PaintType", LONGEST)) ? null : body.oneOf("PaintType", PAINTS);
    }

    private String required(String name, int most) {
        return Values.required(name, text(body, name, most));
    }

    private void mustBeDefault(String name, String usual) {
        var said = body.text(name, LONGEST);
        if (said != null && !said.isBlank() && !said.equalsIgnoreCase(usual) && !isZero(said, usual)) {
            throw DialectRefused.notSupported(name);
        }
    }

    private static boolean isZero(String said, String usual) {
        return usual.equals("0") && said.strip().matches("0+(\\.0+)?");
    }

    private static String text(Body body, String name, int most) {
        var text = body.text(name, most);
        return text == null || text.isBlank() ? null : text.strip();
    }

    static String nameOf(TreatArea area) {
        return nameIn(AREAS, area);
    }

    static String nameOf(PaintType paint) {
        return nameIn(PAINTS, paint);
    }

    private static <E> String nameIn(Map<String, E> words, E value) {
        return words.entrySet().stream()
                .filter(word -> Objects.equals(word.getValue(), value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(NONE);
    }

    private static Map<String, String> notKept() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ProcTime", PROC_TIME);
        List.of("NoBillIns", "IsProsth", "IsTaxed", "IsCanadianLab", "IsRadiology")
                .forEach(flag -> fields.put(flag, "false"));
        List.of(
                        "DefaultNote",
                        "AlternateCode1",
                        "MedicalCode",
                        "LaymanTerm",
                        "SubstitutionCode",
                        "DrugNDC",
                        "RevenueCodeDefault",
                        "DefaultClaimNote",
                        "DefaultTPNote")
                .forEach(text -> fields.put(text, ""));
        fields.put("SubstOnlyIf", ALWAYS);
        List.of("BaseUnits", "ProvNumDefault", "CanadaTimeUnits").forEach(number -> fields.put(number, "0"));
        return fields;
    }
}
