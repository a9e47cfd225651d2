package org.molaris.clinic.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Whom a preview has come across: nobody writes them down, so a second row about them would not find them. It remembers
 * hashes, some forty bytes a row.
 */
class Foreseen {

    private final Hashes seen = new Hashes();

    /** What would become of the rows, had those before them been written. */
    List<Judged> after(List<Judged> judged) {
        return judged.stream()
                .sorted(Comparator.comparingLong(each -> each.row().line()))
                .map(this::after)
                .toList();
    }

    private Judged after(Judged judged) {
        if (!judged.outcome().isAccepted()) {
            return judged;
        }
        var row = judged.row();
        boolean said = !seen.add(row.content());
        var outcome = said ? Outcome.UNCHANGED : judged.outcome() == Outcome.CREATED ? ofNew(row) : judged.outcome();
        if (outcome == Outcome.CREATED) {
            row.identities().forEach(identity -> {
                seen.add(identity);
                seen.add(identity + firstWord(row.firstName()));
            });
        }
        return new Judged(row, outcome, judged.archived());
    }

    private Outcome ofNew(PatientRow row) {
        if (row.key() == PatientRow.Key.ALL || !seen.has(row.identity())) {
            return Outcome.CREATED;
        }
        boolean named = row.key() == PatientRow.Key.EXTERNAL_ID
                || row.byPhoneAlone()
                || seen.has(row.identity() + firstWord(row.firstName()));
        return named ? Outcome.UPDATED : Outcome.SOMEBODY_ELSE;
    }

    private static String firstWord(String name) {
        return ' ' + Column.plain(name.split(" ", 2)[0]);
    }

    /** Open addressing, at most half full. */
    private static final class Hashes {

        private static final long OFFSET = 0xcbf29ce484222325L;
        private static final long PRIME = 0x100000001b3L;

        private long[] slots = new long[1024];
        private int size;

        boolean has(String text) {
            long hash = hash(text);
            return slots[slot(slots, hash)] == hash;
        }

        /** Whether it is new. */
        boolean add(String text) {
            long hash = hash(text);
            int slot = slot(slots, hash);
            if (slots[slot] == hash) {
                return false;
            }
            slots[slot] = hash;
            if (++size > slots.length / 2) {
                grow();
            }
            return true;
        }

        private void grow() {
            var larger = new long[slots.length * 2];
            for (long hash : slots) {
                if (hash != 0) {
                    larger[slot(larger, hash)] = hash;
                }
            }
            slots = larger;
        }

        private static int slot(long[] slots, long hash) {
            int slot = Long.hashCode(hash) & (slots.length - 1);
            while (slots[slot] != 0 && slots[slot] != hash) {
                slot = (slot + 1) & (slots.length - 1);
            }
            return slot;
        }

        /** FNV-1a; 0 is for an empty slot. */
        private static long hash(String text) {
            long hash = OFFSET;
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ b) * PRIME;
            }
            return hash == 0 ? 1 : hash;
        }
    }
}
