package org.molaris.recall.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.recall.message.MessageKind;
import org.molaris.recall.message.Messenger;
import org.molaris.recall.message.Outcome;
import org.molaris.recall.message.OutgoingMessage;
import org.molaris.recall.message.Sender;

/** WhatsApp itself. Answers to patients go as they are written; everything else as a template that WhatsApp holds. */
@ApplicationScoped
class CloudApi implements Messenger {

    private static final String VERSION = "v24.0";

    /** WhatsApp takes no line breaks, tabs or rows of spaces in a parameter. */
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final CloudApiMessages messages;
    private final CloudApiAnswers answers;
    private final String address;
    private final Duration patience;

    CloudApi(
            @RestClient CloudApiMessages messages,
            CloudApiAnswers answers,
            @ConfigProperty(name = "quarkus.rest-client.cloud-api.url") String address,
            @ConfigProperty(name = "molaris.recall.cloud-api-patience") Duration patience) {
        this.messages = messages;
        this.answers = answers;
        this.address = address;
        this.patience = patience;
    }

    @Override
    public boolean serves(Sender sender) {
        return sender.usesCloudApi();
    }

    @Override
    public Uni<Outcome> send(OutgoingMessage message, Sender sender) {
        if (message.kind() != MessageKind.CONFIRMATION && message.template() == null) {
            return Uni.createFrom().item(new Outcome.Refused("template_required", null));
        }
        return messages.send(
                        sender.baseUrl() == null ? address : sender.baseUrl(),
                        VERSION,
                        sender.phoneNumberId(),
                        "Bearer " + sender.accessToken(),
                        body(message))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answer -> answers.accepted(ShortText.of(answer)))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithItem(answers::failed);
    }

    private static JsonNode body(OutgoingMessage message) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", message.phone().substring(1))
                .put("biz_opaque_callback_data", message.id().toString());
        if (message.kind() == MessageKind.CONFIRMATION) {
            body.put("type", "text").putObject("text").put("body", message.text());
        } else {
            template(body.put("type", "template").putObject("template"), message);
        }
        return body;
    }

    private static void template(ObjectNode template, OutgoingMessage message) {
        template.put("name", message.template().name())
                .putObject("language")
                .put("code", message.template().language());
        if (!message.parameters().isEmpty()) {
            var parameters = template.putArray("components")
                    .addObject()
                    .put("type", "body")
                    .putArray("parameters");
            message.parameters()
                    .forEach(parameter -> parameters
                            .addObject()
                            .put("type", "text")
                            .put(
                                    "text",
                                    SPACES.matcher(parameter).replaceAll(" ").strip()));
        }
    }
}
