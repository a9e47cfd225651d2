package org.molaris.treatment.plan;

/**
 * A procedure's place in a plan, by the numbers of both.
 *
 * @param priority the number of a definition; null for none
 */
public record PlannedProcedure(
        long number, long planNumber, long procedureNumber, Long priority, String priorityName) {}
