package org.molaris.treatment.plan;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.molaris.treatment.catalogue.TreatArea;
import org.molaris.treatment.plan.ProcedureRefused.Field;
import org.molaris.treatment.plan.ProcedureRefused.Reason;

/**
 * Where in the mouth a procedure takes place. Null is not said; teeth are numbered 1 to 32 and A to T, or as the FDI does.
 *
 * @param surface surfaces of the tooth, or a quadrant, sextant or arch
 * @param range several teeth, such as {@code 2,3, 13-15}
 */
record MouthPlace(String tooth, String surface, String range) {

    private static final Pattern TOOTH = Pattern.compile("[1-9]|[12][0-9]|3[0-8]|4[1-8]|[5-8][1-5]|[A-T]");
    private static final Pattern SURFACES = Pattern.compile("[BFVMOIDL]{1,10}");
    private static final Set<String> QUADRANTS = Set.of("UL", "UR", "LR", "LL");
    private static final Set<String> SEXTANTS = Set.of("1", "2", "3", "4", "5", "6");
    private static final Set<String> ARCHES = Set.of("U", "L");

    /** All that the area has is there, and nothing else. Without an area it is enough that each makes sense. */
    void mustSuit(TreatArea area, boolean alsoRange) {
        if (area == null) {
            check(tooth == null || isTooth(tooth), Field.TOOTH, Reason.INVALID);
            check(surface == null || isSurface(surface), Field.SURFACE, Reason.INVALID);
            check(range == null || isRange(range), Field.TOOTH_RANGE, Reason.INVALID);
            return;
        }
        needs(Field.TOOTH, tooth, area == TreatArea.SURF || area == TreatArea.TOOTH, tooth != null && isTooth(tooth));
        needs(
                Field.SURFACE,
                surface,
                area == TreatArea.SURF || area == TreatArea.QUAD || area == TreatArea.SEXTANT || area == TreatArea.ARCH,
                surface != null && isSurfaceOf(area));
        needs(
                Field.TOOTH_RANGE,
                range,
                area == TreatArea.TOOTH_RANGE || (alsoRange && (area == TreatArea.QUAD || area == TreatArea.ARCH)),
                range != null && isRange(range));
    }

    private boolean isSurfaceOf(TreatArea area) {
        return switch (area) {
            case SURF -> SURFACES.matcher(surface).matches();
            case QUAD -> QUADRANTS.contains(surface);
            case SEXTANT -> SEXTANTS.contains(surface);
            case ARCH -> ARCHES.contains(surface);
            case NONE, TOOTH, MOUTH, TOOTH_RANGE -> false;
        };
    }

    private static boolean isSurface(String said) {
        return SURFACES.matcher(said).matches()
                || QUADRANTS.contains(said)
                || SEXTANTS.contains(said)
                || ARCHES.contains(said);
    }

    private static boolean isTooth(String said) {
        return TOOTH.matcher(said).matches();
    }

    private static boolean isRange(String said) {
        return Arrays.stream(said.split(",", -1)).allMatch(MouthPlace::isTeeth);
    }

    /** A tooth, or the first and the last of some that stand beside each other. */
    private static boolean isTeeth(String said) {
        var ends = Arrays.stream(said.split("-", -1)).map(String::strip).toList();
        if (ends.size() > 2 || !ends.stream().allMatch(MouthPlace::isTooth)) {
            return false;
        }
        var first = ends.get(0);
        var last = ends.get(ends.size() - 1);
        boolean letters = Character.isLetter(first.charAt(0));
        return letters == Character.isLetter(last.charAt(0))
                && (letters ? first.compareTo(last) <= 0 : Integer.parseInt(first) <= Integer.parseInt(last));
    }

    private static void needs(Field field, String said, boolean needed, boolean good) {
        check(said == null || needed, field, Reason.NOT_OF_THIS_AREA);
        check(said != null || !needed, field, Reason.REQUIRED);
        check(said == null || good, field, Reason.INVALID);
    }

    private static void check(boolean good, Field field, Reason otherwise) {
        if (!good) {
            throw new ProcedureRefused(otherwise, field);
        }
    }
}
