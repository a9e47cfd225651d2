package org.molaris.recall.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.recall.whatsapp.AnswerChallenge;
import org.molaris.recall.whatsapp.DeliveryRefused;
import org.molaris.recall.whatsapp.ReceiveDelivery;
import org.molaris.web.ApiError;
import org.molaris.web.BadRequest;

/** What WhatsApp calls by itself. It has no passport: a signature stands for it. */
@Path("/webhooks/whatsapp")
@PermitAll
public class WebhookResource {

    private static final String SUBSCRIBE = "subscribe";

    private final ReceiveDelivery receiveDelivery;
    private final AnswerChallenge answerChallenge;

    WebhookResource(ReceiveDelivery receiveDelivery, AnswerChallenge answerChallenge) {
        this.receiveDelivery = receiveDelivery;
        this.answerChallenge = answerChallenge;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Uni<String> challenge(
            @RestQuery("hub.mode") String mode,
            @RestQuery("hub.verify_token") String verifyToken,
            @RestQuery("hub.challenge") String challenge) {
        if (challenge == null) {
            throw new BadRequest("hub.challenge", "must have a value", null);
        }
        return answerChallenge.answer(SUBSCRIBE.equals(mode) ? verifyToken : null, challenge);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> receive(byte[] body, @RestHeader("X-Hub-Signature-256") String signature) {
        return receiveDelivery.receive(body, signature).map(taken -> RestResponse.ok());
    }

    @ServerExceptionMapper
    RestResponse<ApiError> refused(DeliveryRefused e) {
        return switch (e.reason()) {
            case NOT_SIGNED ->
                ApiError.of("UNAUTHENTICATED", "The signature is missing or does not match")
                        .as(Status.UNAUTHORIZED);
            case MALFORMED ->
                ApiError.of("MALFORMED_JSON", "The body is not in WhatsApp's form")
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_VERIFY_TOKEN ->
                ApiError.of("FORBIDDEN", "The verify token is not known").as(Status.FORBIDDEN);
        };
    }
}
