package org.molaris.recall.message;

import java.time.Instant;
import java.util.List;

/**
 * What a clinic has to send next.
 *
 * @param clinicVersion of the clinic's state as it is known here
 * @param quietUntil when the quiet hours end that it is now; null outside of them
 */
record DueBatch(ClinicVoice voice, long clinicVersion, Instant quietUntil, List<DueMessage> messages) {

    boolean mustWait() {
        return quietUntil != null;
    }
}
