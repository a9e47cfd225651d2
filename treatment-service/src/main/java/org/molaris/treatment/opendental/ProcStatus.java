package org.molaris.treatment.opendental;

import java.util.Map;
import org.molaris.treatment.plan.ProcedureStanding;

/** What Open Dental calls how a procedure stands. */
final class ProcStatus {

    /** What may be said of one. */
    static final Map<String, ProcedureStanding> SAID =
            Map.of("TP", ProcedureStanding.PLANNED, "C", ProcedureStanding.DONE, "EO", ProcedureStanding.ELSEWHERE);

    /** What may be asked for; the others are of kinds that Molaris has not. */
    static final Map<String, ProcedureStanding> ASKED = Map.of(
            "TP", ProcedureStanding.PLANNED,
            "TPi", ProcedureStanding.SHELVED,
            "C", ProcedureStanding.DONE,
            "EO", ProcedureStanding.ELSEWHERE,
            "D", ProcedureStanding.DELETED);

    private ProcStatus() {}

    static String of(ProcedureStanding standing) {
        return switch (standing) {
            case PLANNED -> "TP";
            case SHELVED -> "TPi";
            case DONE -> "C";
            case ELSEWHERE -> "EO";
            case DELETED -> "D";
        };
    }
}
