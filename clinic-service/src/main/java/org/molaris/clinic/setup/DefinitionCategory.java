package org.molaris.clinic.setup;

/** What is chosen from a list of definitions. */
public enum DefinitionCategory {
    /** How urgent a treatment is, beside others of the same plan. */
    TREATMENT_PRIORITY,
    /** What was found. */
    DIAGNOSIS,
    /** How far the clinic has come in reminding a patient. */
    RECALL_STATUS,
    /** How an account is billed. */
    BILLING_TYPE
}
