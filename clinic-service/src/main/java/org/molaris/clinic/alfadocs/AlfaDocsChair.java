package org.molaris.clinic.alfadocs;

import org.molaris.clinic.setup.Chair;
import org.molaris.clinic.setup.Numbered;

/** A chair. */
record AlfaDocsChair(long id, String name, boolean deleted) {

    static AlfaDocsChair of(Numbered<Chair> chair) {
        return new AlfaDocsChair(
                chair.kept().number(),
                chair.kept().details().name(),
                chair.kept().deletedAt() != null);
    }
}
