package org.molaris.clinic.alfadocs;

import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.molaris.clinic.patient.PatientRecord.Found;

/**
 * A part of the patients who are asked for.
 *
 * @param links where the {@code next} and the {@code prev} part are, and how many {@code pages} there are in all; nothing
 *     when there is nobody
 */
record AlfaDocsPatients(Map<String, Object> links, long total, long offset, int limit, List<AlfaDocsPatient> results) {

    static AlfaDocsPatients of(Found found, long offset, int limit, UriInfo uri) {
        return new AlfaDocsPatients(
                links(found, offset, limit, uri),
                found.total(),
                offset,
                limit,
                found.records().stream().map(AlfaDocsPatient::of).toList());
    }

    private static Map<String, Object> links(Found found, long offset, int limit, UriInfo uri) {
        var links = new LinkedHashMap<String, Object>();
        if (offset + limit < found.total()) {
            links.put("next", at(offset + limit, limit, uri));
        }
        if (found.total() > 0 && offset > 0) {
            links.put("prev", at(Math.max(offset - limit, 0), limit, uri));
        }
        if (found.total() > 0) {
            links.put("pages", (found.total() + limit - 1) / limit);
        }
        return links;
    }

    private static String at(long offset, int limit, UriInfo uri) {
        return uri.getRequestUriBuilder()
                .replaceQueryParam(PatientQuery.OFFSET, offset)
                .replaceQueryParam(PatientQuery.LIMIT, limit)
                .build()
                .toString();
    }
}
