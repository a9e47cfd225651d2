package org.molaris.recall.whatsapp;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.ServicePassports;
import org.molaris.recall.whatsapp.DeliveryRefused.Reason;
import org.molaris.recall.whatsapp.VerifyTokens.Unknown;
import org.molaris.web.Unavailable;

/** Answers WhatsApp's question whether the webhook is meant for it: with the word that a clinic has agreed on. */
@ApplicationScoped
public class AnswerChallenge {

    private final VerifyTokens tokens;
    private final ServicePassports passports;

    AnswerChallenge(@RestClient VerifyTokens tokens, ServicePassports passports) {
        this.tokens = tokens;
        this.passports = passports;
    }

    /**
     * The challenge itself, or {@link DeliveryRefused}; {@link Unavailable} when who knows the word cannot be asked.
     *
     * @param verifyToken null when none was given
     */
    public Uni<String> answer(String verifyToken, String challenge) {
        return verifyToken == null
                ? Uni.createFrom().failure(new DeliveryRefused(Reason.UNKNOWN_VERIFY_TOKEN))
                : verify(verifyToken).replaceWith(challenge);
    }

    private Uni<Void> verify(String verifyToken) {
        return passports
                .of(null)
                .flatMap(passport -> tokens.verify(passport, Map.of("verify_token", verifyToken)))
                .onFailure(e -> !(e instanceof Unknown))
                .transform(Unavailable::new)
                .onFailure(Unknown.class)
                .transform(e -> new DeliveryRefused(Reason.UNKNOWN_VERIFY_TOKEN));
    }
}
