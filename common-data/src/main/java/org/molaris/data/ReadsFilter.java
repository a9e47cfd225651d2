package org.molaris.data;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.molaris.auth.CurrentClinic;
import org.molaris.events.audit.RecordRead;
import org.molaris.web.OfThePractice;
import org.molaris.web.PatientsShown;

/**
 * Notes every answer to a GET that shows something of patients, in whatever dialect: each one that is not said to be of the
 * practice. Of the query it notes what was asked by, and not for whom: names are no part of an audit that outlives them.
 */
class ReadsFilter {

    private static final int OK = 200;
    private static final int REDIRECTED = 300;
    private static final String INTERNAL = "/internal";

    private final ReadRecords reads;
    private final CurrentClinic clinic;

    ReadsFilter(ReadRecords reads, CurrentClinic clinic) {
        this.reads = reads;
        this.clinic = clinic;
    }

    @ServerResponseFilter
    void note(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        var path = request.getUriInfo().getPath();
        if (!request.getMethod().equals(HttpMethod.GET)
                || response.getStatus() < OK
                || response.getStatus() >= REDIRECTED
                || path.startsWith(INTERNAL)
                || isOfThePractice(resource)) {
            return;
        }
        clinic.callerIfAny().filter(reader -> reader.clinicId() != null).ifPresent(reader -> {
            var shown = PatientsShown.in(response.getEntity(), path);
            reads.tell(
                    reader,
                    new RecordRead(
                            reader.clinicId(),
                            asked(request, path),
                            shown.ids(),
                            shown.numbers(),
                            PatientsShown.thingsIn(path)));
        });
    }

    private static boolean isOfThePractice(ResourceInfo resource) {
        return resource.getResourceClass() == null
                || resource.getResourceClass().isAnnotationPresent(OfThePractice.class)
                || resource.getResourceMethod().isAnnotationPresent(OfThePractice.class);
    }

    /** Such as {@code GET /api/dental/patients?limit&q}. */
    private static String asked(ContainerRequestContext request, String path) {
        var parameters = new TreeSet<>(request.getUriInfo().getQueryParameters().keySet());
        return "GET " + path + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }
}
