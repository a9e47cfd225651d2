package org.molaris.recall.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.molaris.recall.whatsapp.DeliveryRefused.Reason;

/** A body of WhatsApp's webhook, translated into the few words that matter here. What patients wrote does not leave it. */
final class Delivery {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int MOST_SENDERS = 100;

    private static final Map<String, String> STATUSES =
            Map.of("sent", "sent", "delivered", "delivered", "read", "read", "played", "read", "failed", "failed");

    /** WhatsApp's id of a message. */
    private static final Pattern WAMID = Pattern.compile("[!-~]{1,500}");

    private static final Pattern PHONE = Pattern.compile("[1-9]\\d{6,14}");
    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,9}");
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern ANSWER = Pattern.compile("(confirm|cancel):(" + UUID_TEXT + ")");

    /** What WhatsApp tells of a chat that nobody wrote. */
    private static final Set<String> NOT_WRITTEN = Set.of("system", "request_welcome");

    private final JsonNode body;

    private Delivery(JsonNode body) {
        this.body = body;
    }

    /** What is to be kept of it: rows for the functions that hear them. */
    record News(ArrayNode statuses, ArrayNode replies) {

        boolean isEmpty() {
            return statuses.isEmpty() && replies.isEmpty();
        }
    }

    /** What is no JSON can name no sender, by whose secret it would be signed. */
    static Delivery read(byte[] body) {
        try {
            return new Delivery(JSON.readTree(body));
        } catch (IOException e) {
            throw new DeliveryRefused(Reason.NOT_SIGNED);
        }
    }

    /** The numbers, as WhatsApp calls them, that it says it is about. Nothing of it is to be believed yet. */
    Set<String> senders() {
        var senders = new HashSet<String>();
        for (var entry : body.path("entry")) {
            for (var change : entry.path("changes")) {
                var sender = sender(change.path("value"));
                if (!sender.isEmpty() && senders.size() < MOST_SENDERS) {
                    senders.add(sender);
                }
            }
        }
        return senders;
    }

    /** What it says of these senders, or {@link DeliveryRefused}. */
    News newsOf(Collection<String> senders) {
        var news = new News(JsonNodeFactory.instance.arrayNode(), JsonNodeFactory.instance.arrayNode());
        object(body);
        for (var entry : array(body.path("entry"))) {
            for (var change : array(object(entry).path("changes"))) {
                var value = object(object(change).path("value"));
                if (senders.contains(sender(value))) {
                    array(value.path("statuses")).forEach(status -> status(object(status), news.statuses()));
                    array(value.path("messages")).forEach(message -> reply(object(message), news.replies()));
                }
            }
        }
        return news;
    }

    private static void status(JsonNode status, ArrayNode into) {
        var wamid = status.path("id").asText();
        var word = STATUSES.get(status.path("status").asText());
        if (word == null || !WAMID.matcher(wamid).matches()) {
            return;
        }
        var row = into.addObject().put("wamid", wamid).put("status", word);
        var code = status.path("errors").path(0).path("code");
        if (code.canConvertToInt()) {
            row.put("code", code.asInt());
        }
        ifMatches(UUID_TEXT, status.path("biz_opaque_callback_data").asText(), id -> row.put("message_id", id));
    }

    private static void reply(JsonNode message, ArrayNode into) {
        var wamid = message.path("id").asText();
        var from = message.path("from").asText();
        var type = message.path("type").asText();
        if (NOT_WRITTEN.contains(type)
                || !WAMID.matcher(wamid).matches()
                || !PHONE.matcher(from).matches()) {
            return;
        }
        var row = into.addObject().put("digest", HexFormat.of().formatHex(Digest.of(wamid.getBytes(UTF_8))));
        row.put("phone", "+" + from);
        ifMatches(
                SECONDS,
                message.path("timestamp").asText(),
                seconds -> row.put(
                        "said_at",
                        Instant.ofEpochSecond(Long.parseLong(seconds)).toString()));
        ifMatches(WAMID, quoted(message), id -> row.put("quoted", id));
        var answer = pressed(message).stream()
                .map(ANSWER::matcher)
                .filter(matcher -> matcher.matches())
                .findFirst();
        answer.ifPresent(matcher ->
                row.put("appointment_id", UUID.fromString(matcher.group(2)).toString()));
        row.put("word", answer.map(matcher -> matcher.group(1)).orElseGet(() -> word(message)));
    }

    private static String quoted(JsonNode message) {
        var reaction = message.path("reaction").path("message_id");
        return reaction.isMissingNode() ? message.path("context").path("id").asText() : reaction.asText();
    }

    private static String word(JsonNode message) {
        return said(message).stream()
                .map(Word::of)
                .filter(word -> word != Word.OTHER)
                .findFirst()
                .orElse(Word.OTHER)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /** A text, or a button: what stands on it, and what it was given to say. */
    private static List<String> said(JsonNode message) {
        var pressed = pressed(message);
        return pressed.isEmpty() ? List.of(message.path("text").path("body").asText()) : pressed;
    }

    private static List<String> pressed(JsonNode message) {
        return switch (message.path("type").asText()) {
            case "button" ->
                List.of(
                        message.path("button").path("payload").asText(),
                        message.path("button").path("text").asText());
            case "interactive" -> {
                var reply = message.path("interactive").path("button_reply");
                yield List.of(reply.path("id").asText(), reply.path("title").asText());
            }
            default -> List.of();
        };
    }

    private static String sender(JsonNode value) {
        return value.path("metadata").path("phone_number_id").asText();
    }

    private static void ifMatches(Pattern pattern, String text, Consumer<String> taken) {
        if (pattern.matcher(text).matches()) {
            taken.accept(text);
        }
    }

    private static JsonNode object(JsonNode node) {
        if (!node.isObject()) {
            throw new DeliveryRefused(Reason.MALFORMED);
        }
        return node;
    }

    /** What is not said is an empty one. */
    private static JsonNode array(JsonNode node) {
        if (!node.isArray() && !node.isMissingNode() && !node.isNull()) {
            throw new DeliveryRefused(Reason.MALFORMED);
        }
        return node;
    }
}
