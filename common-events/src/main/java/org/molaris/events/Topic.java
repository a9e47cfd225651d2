package org.molaris.events;

import java.util.Map;

/** The Kafka topics of the suite and how each is kept. */
public enum Topic {
    /** Every clinic's newest state; key = clinic. */
    CLINICS("clinics", Retention.NEWEST_PER_KEY),
    /** Every patient's newest state, the only topic with names and phones; key = patient. */
    PATIENTS("patients", Retention.NEWEST_PER_KEY),
    /** The agenda and everything it is made of, documents of patients included; key = the thing it happened to. */
    APPOINTMENTS("appointments", Retention.FOREVER),
    /** Digests of API keys and of the keys of developers, for the gateway alone; key = API key, or developer. */
    CREDENTIALS("credentials", Retention.NEWEST_PER_KEY),
    /** Treatment plans, their steps, and the catalogue of procedures; key = treatment plan, or catalogue entry. */
    TREATMENTS("treatments", Retention.FOREVER),
    /** What happens to money, for good; key = payment plan, bill, or transaction. */
    PAYMENTS("payments", Retention.FOREVER),
    /** Whom to remind of what is due, now or not at all; key = payment plan. */
    PAYMENT_REMINDERS("payment-reminders", Retention.ONE_DAY),
    /** Campaigns, and what became of each contact; key = campaign, or contact. */
    RECALLS("recalls", Retention.FOREVER),
    /** Whom campaigns call back, now or not at all; key = contact. */
    RECALLS_DUE("recalls-due", Retention.ONE_DAY),
    /** What patients ask for by message, for their clinic's owner to decide; key = patient. */
    PATIENT_REQUESTS("patient-requests", Retention.THIRTY_DAYS),
    /** Who looked at whose record, for the audit, which keeps it; key = clinic. */
    RECORD_READS("record-reads", Retention.THIRTY_DAYS),
    /** Records that a consumer could never handle, with the reason in their headers. */
    DEAD_LETTERS("dead-letters", Retention.FOREVER);

    private final String topicName;
    private final Retention retention;

    Topic(String topicName, Retention retention) {
        this.topicName = topicName;
        this.retention = retention;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** Whether it asks for something now, or not at all, rather than to say how things stand: then it is not heard again. */
    public boolean isOfInstructions() {
        return retention == Retention.ONE_DAY || retention == Retention.THIRTY_DAYS;
    }

    /** The broker's settings for this topic. */
    public Map<String, String> settings() {
        return switch (retention) {
            case NEWEST_PER_KEY -> Map.of("cleanup.policy", "compact");
            case FOREVER -> Map.of("cleanup.policy", "delete", "retention.ms", "-1");
            // A segment goes as a whole, and the newest not before it is full or an hour old.
            case THIRTY_DAYS ->
                Map.of("cleanup.policy", "delete", "retention.ms", "2592000000", "segment.ms", "86400000");
            case ONE_DAY -> Map.of("cleanup.policy", "delete", "retention.ms", "86400000", "segment.ms", "3600000");
        };
    }

    private enum Retention {
        NEWEST_PER_KEY,
        FOREVER,
        THIRTY_DAYS,
        ONE_DAY
    }
}
