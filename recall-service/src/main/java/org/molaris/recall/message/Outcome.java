package org.molaris.recall.message;

import java.time.Duration;

/** What a provider made of a message. */
public sealed interface Outcome {

    /**
     * It has it.
     *
     * @param providerId the provider's own id of the message
     */
    record Accepted(String providerId) implements Outcome {}

    /**
     * It clearly has it not, and may take it later.
     *
     * @param reason null where the code says it
     * @param code the provider's; null when it gave none
     * @param pause at least
     * @param slowDown whether it is the sender that was too fast, and all its messages wait
     */
    record RefusedForNow(String reason, Integer code, Duration pause, boolean slowDown) implements Outcome {}

    /**
     * It clearly has it not, and never takes it.
     *
     * @param reason null where the code says it
     * @param code the provider's; null when it gave none
     */
    record Refused(String reason, Integer code) implements Outcome {}

    /** It never takes it, because the patient wants none. */
    record OptedOut(int code) implements Outcome {}

    /** It may have it or not: nobody may send it again. */
    record Unclear(String what) implements Outcome {}
}
