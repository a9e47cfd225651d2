package org.molaris.events.recall;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** What becomes of a contact. */
public sealed interface RecallContactEvent extends MolarisEvent
        permits RecallDue, RecallSent, RecallUpdated, RecallFailed, RecallResponded {

    RecallContactState recallContact();

    @Override
    default Topic topic() {
        return Topic.RECALLS;
    }

    @Override
    default String aggregate() {
        return "recall-contact";
    }

    @Override
    default UUID clinicId() {
        return recallContact().clinicId();
    }

    @Override
    default UUID subject() {
        return recallContact().id();
    }

    @Override
    default long sequence() {
        return recallContact().version();
    }
}
