package org.molaris.clinic.alfadocs;

import java.util.List;

/** A list that is answered without being counted. */
record AlfaDocsItems<T>(String status, List<T> data) {

    static <T> AlfaDocsItems<T> of(List<T> data) {
        return new AlfaDocsItems<>("success", data);
    }
}
