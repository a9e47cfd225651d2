package org.molaris.gateway;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.molaris.events.Topic;

/**
 * What a compacted topic says, in memory: the newest state of everything on it. {@link TopicReader} keeps it up to date,
 * on one thread; any other may look things up.
 */
abstract class TopicCopy<S extends TopicCopy.State> {

    /** What the gateway keeps of an event. */
    interface State {

        long version();

        /** Whether it is the last that there is to know. */
        default boolean isOver() {
            return false;
        }
    }

    private final Topic topic;
    private final Map<UUID, S> known = new ConcurrentHashMap<>();
    private final Set<UUID> over = new HashSet<>();
    private volatile boolean complete;

    TopicCopy(Topic topic) {
        this.topic = topic;
    }

    /** What the event says, or a failure when it says nothing of the kind. */
    abstract S read(UUID id, byte[] event) throws IOException;

    /** Told after every change; null stands for what is not known. */
    void changed(S before, S now) {
        // Most copies are looked into by id alone.
    }

    final Topic topic() {
        return topic;
    }

    final S known(UUID id) {
        return known.get(id);
    }

    /** What to say of somebody unknown: nobody is sent away for good before all of the topic is read. */
    final Refused unknown() {
        return new Refused(complete ? Refusal.UNAUTHENTICATED : Refusal.SERVICE_UNAVAILABLE);
    }

    /** Whether all that was on the topic when the gateway started is in here. */
    final boolean complete() {
        return complete;
    }

    final void nowComplete() {
        complete = true;
    }

    final int size() {
        return known.size();
    }

    /** Takes in an event. A late or doubled one changes nothing. */
    final void hear(UUID id, byte[] event) throws IOException {
        var said = read(id, event);
        if (said.isOver()) {
            forget(id);
            return;
        }
        var before = known.get(id);
        if (!over.contains(id) && (before == null || said.version() >= before.version())) {
            known.put(id, said);
            changed(before, said);
        }
    }

    /** For good: records that are read again, or out of their order, bring nothing back. */
    final void forget(UUID id) {
        over.add(id);
        changed(known.remove(id), null);
    }
}
