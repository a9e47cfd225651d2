package org.molaris.clinic.alfadocs;

import org.molaris.clinic.integration.UiItem;

/** A line that an app shows of itself. */
record AlfaDocsUiItem(String title, String value) {

    static AlfaDocsUiItem of(UiItem item) {
        return new AlfaDocsUiItem(item.title(), item.value());
    }
}
