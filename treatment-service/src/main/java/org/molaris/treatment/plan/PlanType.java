package org.molaris.treatment.plan;

/** What a treatment plan's prices count on. */
public enum PlanType {
    /** What an insurance pays, if anything. */
    INSURANCE,
    /** What the clinic lets the patient off. */
    DISCOUNT
}
