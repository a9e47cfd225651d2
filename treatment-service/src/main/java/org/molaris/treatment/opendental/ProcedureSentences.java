package org.molaris.treatment.opendental;

import io.smallrye.mutiny.Uni;
import org.molaris.dialect.DialectRefused;
import org.molaris.treatment.plan.ProcedureRefused;
import org.molaris.treatment.plan.ProcedureRefused.Field;

/** How this dialect says what the rules about procedures refused. */
final class ProcedureSentences {

    private ProcedureSentences() {}

    /** The answer, with a refusal in Open Dental's words. */
    static <T> Uni<T> said(Uni<T> answer) {
        return answer.onFailure().transform(ProcedureSentences::of);
    }

    private static Throwable of(Throwable failure) {
        return failure instanceof ProcedureRefused refused ? of(refused) : failure;
    }

    private static DialectRefused of(ProcedureRefused refused) {
        var field = nameOf(refused.field());
        return switch (refused.reason()) {
            case NOT_FOUND -> DialectRefused.notFound("Procedure not found.");
            case REQUIRED -> DialectRefused.badRequest(field + " is required.");
            case INVALID -> DialectRefused.invalid(field);
            case NOT_OF_THIS_AREA ->
                DialectRefused.badRequest(field + " is not supported by the treatment area of this procCode.");
            case OTHER_AREA ->
                DialectRefused.badRequest("The treatment areas of the current and the new procCode must match.");
            case FIXED -> DialectRefused.badRequest(field + " cannot be updated on procedures with a ProcStatus of C.");
            case IN_THE_FUTURE -> DialectRefused.badRequest(field + " cannot be in the future.");
            case NOT_DELETABLE ->
                DialectRefused.badRequest("Can only delete procedures with a ProcStatus of TP, TPi, or C.");
        };
    }

    private static String nameOf(Field field) {
        return switch (field) {
            case PROCEDURE -> "ProcNum";
            case CODE -> "procCode";
            case TOOTH -> "ToothNum";
            case SURFACE -> "Surf";
            case TOOTH_RANGE -> "ToothRange";
            case DATE -> "ProcDate";
        };
    }
}
