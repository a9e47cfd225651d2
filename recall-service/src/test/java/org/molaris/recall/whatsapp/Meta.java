package org.molaris.recall.whatsapp;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.molaris.data.Ids;
import org.molaris.recall.Practice;
import org.molaris.test.Database;

/** WhatsApp, as it calls the webhook about the number of a clinic. */
record Meta(Practice practice, String sender) {

    static final String SECRET = "app-secret";

    /** Of a clinic that has a number from now on. */
    static Meta of(Practice practice) {
        var sender = String.valueOf(Ids.next().getLeastSignificantBits() >>> 8);
        Database.execute(
                "update clinic set phone_number_id = ?, version = version + 1 where clinic_id = ?",
                sender,
                practice.clinic());
        teach("/internal/clinic/whatsapp", """
                200{"phone_number_id": "1", "access_token": "t", "app_secret": "%s"}""".formatted(SECRET));
        return new Meta(practice, sender);
    }

    /** What the owner of clinics answers: its status and its body. */
    static void teach(String path, String answer) {
        given().body(answer)
                .put(ConfigProvider.getConfig().getValue("quarkus.rest-client.clinic-service.url", String.class) + path)
                .then()
                .statusCode(204);
    }

    String body(String value) {
        return """
                {"object": "whatsapp_business_account", "entry": [{"id": "7", "changes": [{"field": "messages", "value":
                 {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "%s"}, %s}}]}]}""".formatted(sender, value);
    }

    static String status(UUID message, String wamid, String status) {
        return """
                {"id": "%s", "status": "%s", "timestamp": "1767225600", "biz_opaque_callback_data": "%s"}""".formatted(wamid, status, message);
    }

    static String failed(UUID message, String wamid, int code) {
        return """
                {"id": "%s", "status": "failed", "biz_opaque_callback_data": "%s", "errors": [{"code": %d}]}""".formatted(wamid, message, code);
    }

    /** The minute orders what one phone says. */
    static String text(String phone, int minute, String quoted, String text) {
        return """
                {"id": "wamid.%s", "from": "%s", "timestamp": "%d", "type": "text", "text": {"body": "%s"}%s}""".formatted(
                        Ids.next(),
                        phone.substring(1),
                        1_767_225_600 + 60 * minute,
                        text,
                        quoted == null ? "" : ", \"context\": {\"id\": \"" + quoted + "\"}");
    }

    /** Tells statuses, and waits until they have taken effect. */
    void statuses(String... statuses) {
        tell("\"statuses\": [" + String.join(", ", statuses) + "]");
    }

    void says(String... messages) {
        tell("\"messages\": [" + String.join(", ", messages) + "]");
    }

    private void tell(String value) {
        // No two are the same to the letter.
        post(body(value + ", \"nonce\": \"" + Ids.next() + "\"")).statusCode(200);
        settled();
    }

    void settled() {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(20))
                .until(() -> Database.rows(
                                "select 1 from webhook_delivery where clinic_id = ? and handled_at is null",
                                practice.clinic())
                        .isEmpty());
    }

    ValidatableResponse post(String body) {
        return post(body, "sha256=" + hmac(body, SECRET));
    }

    static ValidatableResponse post(String body, String signature) {
        var call = given().contentType("application/json").body(body.getBytes(UTF_8));
        return (signature == null ? call : call.header("X-Hub-Signature-256", signature))
                .post("/webhooks/whatsapp")
                .then();
    }

    static String hmac(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
