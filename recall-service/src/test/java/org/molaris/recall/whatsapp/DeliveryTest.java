package org.molaris.recall.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.recall.whatsapp.Delivery.News;
import org.molaris.recall.whatsapp.DeliveryRefused.Reason;

class DeliveryTest {

    private static final String APPOINTMENT = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void ofAReplyOnlyItsMeaningIsKept() {
        var replies = replies("""
                {"id": "wamid.A", "from": "50370001111", "timestamp": "1767225600", "type": "text",
                 "text": {"body": "No puedo, tengo gripe"}, "context": {"id": "wamid.Q"}}""");

        assertThat(replies)
                .isEqualTo("[{\"digest\":\"" + "%s".formatted(digest("wamid.A")) + "\",\"phone\":\"+50370001111\","
                        + "\"said_at\":\"2026-01-01T00:00:00Z\",\"quoted\":\"wamid.Q\",\"word\":\"other\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\": \"button\", \"button\": {\"payload\": \"cancel:" + APPOINTMENT + "\", \"text\": \"x\"}",
                "\"type\": \"interactive\", \"interactive\": {\"type\": \"button_reply\","
                        + " \"button_reply\": {\"id\": \"cancel:" + APPOINTMENT + "\", \"title\": \"x\"}}"
            })
    void aButtonSaysWhichAppointmentItIsAbout(String button) {
        assertThat(replies("{\"id\": \"wamid.A\", \"from\": \"50370001111\", " + button + "}"))
                .contains("\"appointment_id\":\"" + APPOINTMENT + "\"", "\"word\":\"cancel\"");
    }

    @Test
    void aButtonCanBeAWord() {
        assertThat(replies("""
                {"id": "wamid.A", "from": "50370001111", "type": "button", "button": {"payload": "x", "text": "Baja"}}""")).contains("\"word\":\"opt_out\"");
    }

    @Test
    void aReactionAnswersWhatItStandsAt() {
        assertThat(replies("""
                {"id": "wamid.A", "from": "50370001111", "type": "reaction",
                 "reaction": {"message_id": "wamid.Q", "emoji": "👍"}}""")).contains("\"quoted\":\"wamid.Q\"", "\"word\":\"other\"");
    }

    @Test
    void whatNobodyWroteOrCannotBeKeptIsNoReply() {
        assertThat(replies("""
                {"id": "wamid.A", "from": "50370001111", "type": "system", "system": {"body": "BAJA"}},
                {"id": "wamid.\\u0000", "from": "50370001111", "type": "text", "text": {"body": "BAJA"}},
                {"id": "wamid.B", "from": "'; drop", "type": "text", "text": {"body": "BAJA"}},
                {"from": [], "id": {}, "text": "BAJA"}""")).isEqualTo("[]");
    }

    @Test
    void aStatusHasOurIdOnlyWhenItIsOne() {
        var statuses =
                news("\"statuses\": [{\"id\": \"wamid.A\", \"status\": \"failed\", \"biz_opaque_callback_data\": \""
                                + APPOINTMENT + "\", \"errors\": [{\"code\": 131026, \"title\": \"x\"}]},"
                                + " {\"id\": \"wamid.B\", \"status\": \"read\", \"biz_opaque_callback_data\": \"x\"},"
                                + " {\"id\": \"wamid.C\", \"status\": \"warning\"}]")
                        .statuses();

        assertThat(statuses.toString())
                .isEqualTo("[{\"wamid\":\"wamid.A\",\"status\":\"failed\",\"code\":131026,\"message_id\":\""
                        + APPOINTMENT + "\"},{\"wamid\":\"wamid.B\",\"status\":\"read\"}]");
    }

    @Test
    void whatIsAboutAnotherNumberIsNotTaken() {
        var body =
                body("\"messages\": [{\"id\": \"wamid.A\", \"from\": \"50370001111\", \"text\": {\"body\": \"x\"}}]");

        assertThat(Delivery.read(body).senders()).containsExactly("1");
        assertThat(Delivery.read(body).newsOf(Set.of("2")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"statuses\": {}", "\"messages\": \"x\"", "\"messages\": [[]]", "\"statuses\": [1]"})
    void anotherFormIsRefused(String news) {
        assertThatThrownBy(() -> news(news))
                .isInstanceOfSatisfying(
                        DeliveryRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "3", "{\"entry\": {}}", "{\"entry\": [{\"changes\": 3}]}"})
    void whatNamesNobodyHasNoSender(String body) {
        assertThat(Delivery.read(body.getBytes(UTF_8)).senders()).isEmpty();
    }

    private static String replies(String messages) {
        return news("\"messages\": [" + messages + "]").replies().toString();
    }

    private static News news(String value) {
        return Delivery.read(body(value)).newsOf(Set.of("1"));
    }

    private static byte[] body(String value) {
        return ("{\"entry\": [{\"changes\": [{\"value\": {\"metadata\": {\"phone_number_id\": \"1\"}, " + value
                        + "}}]}]}")
                .getBytes(UTF_8);
    }

    private static String digest(String wamid) {
        return java.util.HexFormat.of().formatHex(Digest.of(wamid.getBytes(UTF_8)));
    }
}
