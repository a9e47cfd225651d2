package org.molaris.recall;

import static io.restassured.RestAssured.given;

import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the owner of clinics and patients says when recall-service asks. */
public final class Owner {

    private Owner() {}

    /** The clinic speaks on WhatsApp, which is at that address. */
    public static void knowsSender(UUID clinic, String baseUrl) {
        teach("/internal/clinic/whatsapp/" + clinic, 200, """
                {"phone_number_id": "1%s", "business_account_id": null, "base_url": "%s", "access_token": "token",
                 "app_secret": "secret", "verify_token": null}""".formatted(clinic, baseUrl));
    }

    /** The clinic does not speak on WhatsApp. */
    public static void knowsNoSender(UUID clinic) {
        teach("/internal/clinic/whatsapp/" + clinic, 200, "{\"phone_number_id\": null, \"access_token\": null}");
    }

    /** Null for a patient without a phone. */
    public static void knows(UUID patient, String phone) {
        knows(patient, phone, false, false);
    }

    public static void knows(UUID patient, String phone, boolean optedOut, boolean archived) {
        teach("/internal/patients/reachable/" + patient, 200, """
                {"id": "%s", "phone": %s, "recall_opted_out": %s, "archived": %s}""".formatted(
                        patient, phone == null ? "null" : "\"" + phone + "\"", optedOut, archived));
    }

    /** Whoever it is, as far as nothing else is known. */
    public static void knowsEverybody(UUID clinic, String phone) {
        teach("/internal/patients/reachable/" + clinic, 200, """
                {"id": "{id}", "phone": "%s", "recall_opted_out": false, "archived": false}""".formatted(phone));
    }

    /** Nobody can be asked about that patient. */
    public static void isAwayFor(UUID patient) {
        teach("/internal/patients/reachable/" + patient, 503, "{}");
    }

    public static void teach(String path, int status, String body) {
        given().body(status + body)
                .put(ConfigProvider.getConfig().getValue("quarkus.rest-client.clinic-service.url", String.class) + path)
                .then()
                .statusCode(204);
    }
}
