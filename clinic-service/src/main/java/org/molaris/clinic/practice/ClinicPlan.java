package org.molaris.clinic.practice;

/** What a clinic pays for. Which of them open which doors is the gateway's to know. */
public enum ClinicPlan {
    TRIAL,
    FREE,
    BASIC,
    CLINICA,
    PRO,
    FOREVER_FREE
}
