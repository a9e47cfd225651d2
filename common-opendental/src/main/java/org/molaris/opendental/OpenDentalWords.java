package org.molaris.opendental;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import org.molaris.dialect.Dialect;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** Open Dental says no in one sentence, a JSON string, under one of its few statuses. */
@ApplicationScoped
class OpenDentalWords implements Dialect {

    private static final int SERVER_ERROR = 500;

    private final List<Wording> wordings;

    OpenDentalWords(@All List<Wording> wordings) {
        this.wordings = wordings;
    }

    @Override
    public boolean isSpokenAt(String path) {
        return OpenDental.isSpokenAt(path);
    }

    /** {@code treatplans DELETE Saved is not a valid method.} */
    @Override
    public DialectRefused nothingThere(String method, String path) {
        var below = path.length() > OpenDental.PATH.length() ? path.substring(OpenDental.PATH.length() + 1) : "";
        int slash = below.indexOf('/');
        var resource = slash < 0 ? below : below.substring(0, slash);
        var rest = slash < 0 ? "" : below.substring(slash + 1);
        return DialectRefused.badRequest("%s %s %s is not a valid method.".formatted(resource, method, rest));
    }

    @Override
    public Optional<DialectRefused> worded(ApiError error) {
        return wordings.stream()
                .map(wording -> wording.of(error))
                .flatMap(words -> words.stream())
                .findFirst();
    }

    @Override
    public int nearest(int status) {
        if (status >= SERVER_ERROR) {
            return status;
        }
        return switch (status) {
            case 401, 403 -> Status.UNAUTHORIZED.getStatusCode();
            case 404 -> Status.NOT_FOUND.getStatusCode();
            case 413 -> Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();
            default -> Status.BAD_REQUEST.getStatusCode();
        };
    }

    @Override
    public String body(DialectRefused refusal) {
        return refusal.sentence();
    }
}
