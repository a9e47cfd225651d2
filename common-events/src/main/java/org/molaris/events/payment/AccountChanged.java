package org.molaris.events.payment;

import java.util.UUID;
import org.molaris.events.Change;
import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/** {@code account-created}, {@code account-updated} or {@code account-deleted}. */
public record AccountChanged(Change change, AccountState account) implements KeptEvent {

    @Override
    public Topic topic() {
        return Topic.PAYMENTS;
    }

    @Override
    public String aggregate() {
        return "account";
    }

    @Override
    public UUID clinicId() {
        return account.clinicId();
    }

    @Override
    public UUID subject() {
        return account.id();
    }

    @Override
    public long sequence() {
        return account.version();
    }
}
