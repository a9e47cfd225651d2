package org.molaris.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GatesTest extends AtTheDoor {

    @Inject
    Clinics known;

    @Test
    void theGatesStandInTheirOrderAndOpenAsSoonAsTheClinicChanges() {
        var id = UUID.randomUUID();
        var token = Tokens.of(id).toString();
        assertRefused(as(token).get(PLANS).then(), Refusal.UNAUTHENTICATED);

        clinics.publish(id, "medical", "basic", "expired", null, 1);
        awaitStatus(id, 402);
        assertRefused(as(token).get(PLANS).then(), Refusal.SUBSCRIPTION_EXPIRED);

        clinics.publish(id, "medical", "basic", "active", null, 2);
        awaitStatus(id, 403);
        assertRefused(as(token).get(PLANS).then(), Refusal.PLAN_UPGRADE_REQUIRED);

        clinics.publish(id, "medical", "clinica", "active", null, 3);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertRefused(as(token).get(PLANS).then(), Refusal.CLINIC_TYPE_REQUIRED));
        assertThat(paymentService.begun()).isZero();

        clinics.publish(id, "dental", "clinica", "active", null, 4);
        awaitStatus(id, 200);
        as(token).get(PLANS).then().statusCode(200);

        clinics.publish(id, "dental", "clinica", "cancelled", null, 5);
        awaitStatus(id, 402);
    }

    @Test
    void aTrialIsOverWhenItEndsThoughNobodySaysSo() {
        var id = UUID.randomUUID();
        clinics.publish(
                id, "dental", "trial", "trial", Instant.now().plusSeconds(4).toString(), 1);
        awaitStatus(id, 200);
        awaitStatus(id, 402);
    }

    @Test
    void theGatesSpareTheClinicsRoute() {
        var id = UUID.randomUUID();
        clinics.publish(id, "medical", "basic", "expired", null, 1);
        awaitStatus(id, 402);
        as(Tokens.of(id)).get("/api/clinics").then().statusCode(200);
        assertRefused(as(Tokens.of(UUID.randomUUID())).get("/api/clinics").then(), Refusal.UNAUTHENTICATED);
    }

    @Test
    void anOlderStateThatComesLateChangesNothing() {
        var id = UUID.randomUUID();
        clinics.publish(id, "dental", "pro", "active", null, 5);
        awaitStatus(id, 200);
        clinics.publish(id, "dental", "pro", "expired", null, 4);
        clinics.say(id.toString(), "{\"clinic\":null}");
        clinics.say(id.toString(), "not even JSON");
        clinics.publish(id, "dental", "pro", "active", "2999-01-01T00:00:00Z", 6);
        await().atMost(10, SECONDS).until(() -> known.of(id).version() == 6);
        as(Tokens.of(id)).get(PATIENTS).then().statusCode(200);
    }

    @Test
    void aClinicThatIsGoneIsUnknown() {
        var id = clinics.openClinic();
        awaitStatus(id, 200);
        clinics.say(id.toString(), null);
        awaitStatus(id, 401);
    }

    @Test
    void recordsThatAreNoClinicKeepNoneOut() {
        clinics.say("not-a-uuid", "{}");
        clinics.say(UUID.randomUUID().toString(), "[1,2");
        for (int more = 0; more < 6; more++) {
            awaitStatus(clinics.openClinic(), 200);
        }
    }
}
