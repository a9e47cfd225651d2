package org.molaris.clinic.practice;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.data.SqlFailure;
import org.molaris.web.Unavailable;

/**
 * Whether a token is one that some clinic agreed on with WhatsApp: whoever asks that, before anything is known of them,
 * names no clinic.
 */
@ApplicationScoped
public class PlatformVerifyTokens {

    private static final String KNOWN = """
            select exists (select from clinic_secret
                            where name = 'whatsapp_verify_token' and digest = decode($1, 'hex')) as known""";

    private final SecretBox box;
    private final Pool system;

    PlatformVerifyTokens(SecretBox box, @ReactiveDataSource("system") Pool system) {
        this.box = box;
        this.system = system;
    }

    /** As much work for one that is known as for one that is not, and for one that is nothing like a token. */
    public Uni<Boolean> known(String token) {
        var digest = box.digestOf(token).orElse("");
        return Uni.createFrom()
                .completionStage(() ->
                        system.preparedQuery(KNOWN).execute(Tuple.of(digest)).toCompletionStage())
                .onFailure(SqlFailure::mayPass)
                .transform(Unavailable::new)
                .map(rows -> rows.iterator().next().getBoolean("known"));
    }
}
