package org.molaris.recall.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.recall.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Json;

/** Whom a campaign contacts, page by page. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class ContactListTest {

    private Practice practice;
    private UUID campaign;
    private UUID ana;

    @BeforeEach
    void aCampaign() {
        practice = Practice.open();
        campaign = practice.campaign(null, 180, LocalTime.of(9, 0));
        ana = practice.patient("Ana", "+50312345678");
    }

    @Test
    void aContactHasTheFieldsOfTheSeed() {
        var contact = Contacts.of(practice, campaign, ana, "status = 'sent', sent_at = '2026-06-01T15:00:00Z'");

        assertThat(contacts("").statusCode(200).extract().asString()).startsWith("""
                {"contacts":[{"id":"%s","patient_id":"%s","patient_name":"Ana García","patient_phone":"+50312345678",\
                "status":"sent","sent_at":"2026-06-01T15:00:00Z","responded_at":null,"due_at":"2026-06-01T15:00:00Z",\
                "delivered_at":null,"read_at":null,"opted_out_at":null,"last_visit_on":"2025-01-10","reason":null}],\
                "total":1,"page":1,"limit":20,"as_of":""".formatted(contact, ana));
    }

    @Test
    void thePhoneIsTheOneItWentTo() {
        Contacts.of(practice, campaign, ana, "status = 'sent', phone = '+50300000000'");
        Contacts.of(practice, campaign, practice.patient("Luz", null), "status = 'cancelled', reason = 'no_phone'");
        Contacts.of(practice, campaign, UUID.randomUUID(), "status = 'queued'");

        contacts("")
                .body(json("contacts.patient_phone", contains(null, null, "+50300000000")))
                .body(json("contacts.patient_name", contains(null, "Luz García", "Ana García")))
                .body(json("contacts.reason", contains(null, "no_phone", null)));
    }

    @Test
    void theyAreNewestFirstInPagesAndOfTheStatusAskedFor() {
        for (int i = 0; i < 21; i++) {
            Contacts.of(practice, campaign, ana, "status = 'queued'");
        }
        var failed = Contacts.of(practice, campaign, ana, "status = 'failed', reason = 'undeliverable'");
        Contacts.of(practice, practice.campaign(null, 90, LocalTime.of(9, 0)), ana, "status = 'failed'");

        var first = contacts("")
                .header("Link", endsWith("rel=\"next\""))
                .body(json("contacts", hasSize(20)))
                .body(json("contacts[0].id", equalTo(failed.toString())))
                .body(json("total", is(22)))
                .body(json("cursor", notNullValue()));
        contacts("?page=2")
                .body(json("contacts", hasSize(2)))
                .body(json("page", is(2)))
                .body(json("total", is(22)));
        contacts("?cursor=" + first.extract().as(Json.class).<String>at("cursor"))
                .body(json("contacts", hasSize(2)))
                .body(json("cursor", nullValue()));
        contacts("?limit=100").body(json("contacts", hasSize(22)));
        contacts("?page=9").body(json("contacts", empty())).body(json("total", is(22)));
        contacts("?status=failed")
                .body(json("contacts.id", contains(failed.toString())))
                .body(json("total", is(1)));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 101", "limit, x", "page, 0", "status, lost", "cursor, x"})
    void aParameterThatIsWrongIsNamed(String parameter, String value) {
        contacts("?" + parameter + "=" + value).statusCode(400).body(json("details.field", contains(parameter)));
    }

    private ValidatableResponse contacts(String query) {
        return practice.owner()
                .call()
                .get("/api/dental/recall-campaigns/" + campaign + "/contacts" + query)
                .then();
    }
}
