package org.molaris.events.recall;

import org.molaris.events.Topic;

/** A patient is to be called back at {@code due_at}: an instruction, which expires. Once per patient and night. */
public record RecallDue(RecallContactState recallContact) implements RecallContactEvent {

    @Override
    public Topic topic() {
        return Topic.RECALLS_DUE;
    }
}
