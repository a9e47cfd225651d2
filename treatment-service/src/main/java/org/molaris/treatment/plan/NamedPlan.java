package org.molaris.treatment.plan;

import java.time.ZoneId;

/**
 * A plan as people speak of it: with names instead of ids.
 *
 * @param clinicPhone null when it has none
 * @param language the clinic's, BCP 47
 * @param currency the clinic's, ISO 4217
 * @param operatorName who treats; null when nobody is named
 */
public record NamedPlan(
        PlanWithSteps found,
        String clinicName,
        String clinicPhone,
        String language,
        String currency,
        ZoneId zone,
        String patientName,
        String operatorName) {}
