package org.molaris.alfadocs;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.molaris.dialect.Dialect;
import org.molaris.dialect.DialectRefused;
import org.molaris.web.ApiError;

/** AlfaDocs says no as {@code {"error": "…"}}, under any of HTTP's statuses. */
@ApplicationScoped
class AlfaDocsWords implements Dialect {

    private final List<Wording> wordings;

    AlfaDocsWords(@All List<Wording> wordings) {
        this.wordings = wordings;
    }

    @Override
    public boolean isSpokenAt(String path) {
        return AlfaDocs.isSpokenAt(path);
    }

    @Override
    public DialectRefused nothingThere(String method, String path) {
        return DialectRefused.notFound("There is no %s %s.".formatted(method, path.substring(AlfaDocs.PATH.length())));
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
        return status;
    }

    @Override
    public Map<String, String> body(DialectRefused refusal) {
        return refusal.description()
                .map(description -> Map.of("error", refusal.sentence(), "error_description", description))
                .orElseGet(() -> Map.of("error", refusal.sentence()));
    }
}
