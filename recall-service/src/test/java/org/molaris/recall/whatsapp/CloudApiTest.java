package org.molaris.recall.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.recall.message.MessageKind;
import org.molaris.recall.message.Outcome;
import org.molaris.recall.message.Outcome.RefusedForNow;
import org.molaris.recall.message.Outcome.Unclear;
import org.molaris.recall.message.OutgoingMessage;
import org.molaris.recall.message.OutgoingMessage.Template;
import org.molaris.recall.message.Sender;

class CloudApiTest {

    private static final OutgoingMessage MESSAGE = new OutgoingMessage(
            UUID.randomUUID(),
            MessageKind.RECALL,
            "+50370000001",
            "Hola",
            new Template("revision", "es"),
            List.of("Ana"));

    private static final Sender SENDER = new Sender("1", null, "token", "secret");

    @Test
    void whoNeverAnswersMayHaveTheMessage() {
        assertThat(send(Uni.createFrom().nothing())).isInstanceOf(Unclear.class);
    }

    @Test
    void onlyWithoutAConnectionNothingHasLeft() {
        assertThat(send(failure(new ConnectException("refused")))).isInstanceOf(RefusedForNow.class);
        assertThat(send(failure(new UnknownHostException("graph")))).isInstanceOf(RefusedForNow.class);
        assertThat(send(failure(new IOException("reset")))).isInstanceOf(Unclear.class);
        assertThat(send(failure(new IllegalStateException("?")))).isInstanceOf(Unclear.class);
    }

    @Test
    void nothingSecretOrPersonalIsEverPrinted() {
        assertThat(MESSAGE + " " + SENDER).doesNotContain("+503", "Hola", "Ana", "token", "secret");
    }

    private static Uni<InputStream> failure(Exception cause) {
        return Uni.createFrom().failure(new RuntimeException(cause));
    }

    private static Outcome send(Uni<InputStream> answer) {
        CloudApiMessages messages = (base, version, sender, token, message) -> answer;
        return new CloudApi(
                        messages,
                        new CloudApiAnswers(new ObjectMapper()),
                        "https://graph.facebook.com",
                        Duration.ofMillis(50))
                .send(MESSAGE, SENDER)
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
