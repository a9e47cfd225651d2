package org.molaris.clinic.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;
import org.molaris.test.Json;

@QuarkusTest
class PatientListTest {

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aClinicWithoutPatientsListsNone() {
        practice.list("")
                .statusCode(200)
                .header("Link", nullValue())
                .body(json("patients", empty()))
                .body(json("page", is(1)))
                .body(json("limit", is(100)))
                .body(json("total", nullValue()))
                .body(json("cursor", nullValue()));
    }

    @Test
    void aListHasThePatientsAsTheyAreAlone() {
        var id = practice.patient("{\"first_name\": \"Ana\", \"phone\": \"+50370001234\"}");
        var alone = practice.read(id).extract().asString();

        var listed = practice.list("?total=true").statusCode(200).extract();

        assertThat(listed.asString())
                .isEqualTo("{\"patients\":[%s],\"total\":1,\"page\":1,\"limit\":100,\"as_of\":\"%s\"}"
                        .formatted(alone, listed.as(Json.class).<String>at("as_of")));
    }

    @Test
    void patientsComeNewestFirstAndPageByPage() {
        var ids = List.of(practice.patient("Uno", "A"), practice.patient("Dos", "B"), practice.patient("Tres", "C"));

        practice.list("?limit=2&page=1&total=true")
                .body(json("patients.first_name", contains("Tres", "Dos")))
                .body(json("total", is(3)));
        practice.list("?limit=2&page=2&total=true")
                .body(json("patients.id", contains(ids.get(0).toString())))
                .body(json("total", is(3)))
                .body(json("page", is(2)))
                .header("Link", nullValue());
        practice.list("?limit=2&page=9&total=true")
                .body(json("patients", empty()))
                .body(json("total", is(3)));
    }

    @Test
    void theLinkLeadsThroughTheWholeListEvenWhenItGrows() {
        practice.patient("Uno", "García");
        practice.patient("Dos", "García");
        practice.patient("Tres", "García");

        var first = practice.list("?limit=2&q=garcia").statusCode(200);
        practice.patient("Cuatro", "García");
        var link = first.extract().header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        var second = practice.list(URI.create(link).toString().replace("/api/dental/patients", ""));

        first.body(json("patients.first_name", contains("Tres", "Dos")));
        second.statusCode(200)
                .body(json("patients.first_name", contains("Uno")))
                .header("Link", nullValue());
    }

    @Test
    void aClinicListsItsOwnPatientsAlone() {
        practice.patient("Ana", "García");
        var other = Practice.open();

        other.list("?total=true").body(json("patients", empty())).body(json("total", is(0)));
        other.list("?q=garcia").body(json("patients", empty()));
    }

    @Test
    void oneCursorOfAnotherClinicGivesNothingAway() {
        practice.patient("Ana", "García");
        practice.patient("Eva", "García");
        var cursor = practice.list("?limit=1").extract().as(Json.class).<String>at("cursor");

        Practice.open().list("?cursor=" + cursor).statusCode(200).body(json("patients", empty()));
    }

    @Test
    void whoKeepsInStepSeesWhatChangedSince() {
        var changed = practice.patient("Ana", "García");
        practice.patient("Eva", "Paz");
        var old = Instant.now().minus(1, ChronoUnit.HOURS);
        Database.execute(
                "update patient set updated_at = now() - interval '2 hours' where clinic_id = ?", practice.id());

        practice.list("?total=true&updated_since=" + old)
                .body(json("patients", empty()))
                .body(json("total", is(0)));
        practice.change(changed, "{\"city\": \"Apopa\"}").statusCode(200);

        practice.list("?total=true&updated_since=" + old)
                .body(json("patients.id", contains(changed.toString())))
                .body(json("total", is(1)));
    }

    @Test
    void asOfLiesBeforeWhatCouldStillBeCommitted() {
        practice.patient("Ana", "García");

        var asOf = Instant.parse(practice.list("").extract().as(Json.class).at("as_of"));

        assertThat(asOf)
                .isBefore(Instant.now().minusSeconds(9))
                .isAfter(Instant.now().minusSeconds(60));
        practice.list("?updated_since=" + asOf).body(json("patients", hasSize(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "garcia, Ana",
        "GARCÍA, Ana",
        "García, Ana",
        "garci, Ana",
        "ana, Ana",
        "Ana Gar, Ana",
        "garcia ana, Ana",
        "lopez, Ana",
        "nunez, Íñigo",
        "INIGO, Íñigo",
        "saint, Íñigo",
        "exupery, Íñigo",
        "ana@exa, Ana",
        "ANA@EXAMPLE.ORG, Ana",
        "+50370001234, Ana",
        "7000 1234, Ana",
        "7000-1234, Ana",
        "1234, Ana",
        "(503) 7555, Íñigo",
        "arcia, Ana",
        "ARCI lop, Ana",
        "an ga, Ana",
        "example, Ana",
        "50375, Íñigo",
        "71112222, Ana",
        "12.345.678-5, Ana",
        "123456785, Ana",
        "12345678, Ana",
        "h-77, Ana",
        "H77, Ana",
        "chepe, Íñigo",
        "Íñigo José, Íñigo",
    })
    void aPatientIsFoundByWhatPeopleRemember(String q, String found) {
        practice.patient("""
                {"first_name": "Ana", "last_name": "García López", "email": "Ana@Example.org", "chart_number": "H-77",
                 "phones": [{"phone": "+50370001234"}, {"phone": "+50371112222"}],
                 "national_ids": {"rut": "12.345.678-5"}}""");
        practice.patient("""
                {"first_name": "Íñigo", "middle_name": "José", "last_name": "Núñez Saint-Exupéry",
                 "social_name": "Chepe", "phone": "+50375550000"}""");

        search(q)
                .statusCode(200)
                .body(json("patients.first_name", contains(found)))
                .body(json("total", is(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana Paz",
                "%",
                "_",
                "an%",
                "gar_ia",
                "\\",
                "'",
                "-",
                "@",
                "9999",
                "12",
                "na",
                "rc",
                "xyz",
                "ana.",
                "garciaana"
            })
    void nobodyIsFoundByAnythingElse(String q) {
        practice.patient("""
                {"first_name": "Ana", "last_name": "García", "phone": "+50370001234", "email": "ana@example.org"}""");

        search(q).statusCode(200).body(json("patients", empty())).body(json("total", is(0)));
    }

    @Test
    void whoIsArchivedIsListedOnlyToThoseWhoAsk() {
        var id = practice.patient("Ana", "García");
        practice.patient("Eva", "García");
        practice.owner().call().delete("/api/dental/patients/{id}", id).then().statusCode(200);

        for (var search : List.of("", "&q=garcia")) {
            practice.list("?total=true" + search)
                    .body(json("patients.first_name", contains("Eva")))
                    .body(json("total", is(1)));
            practice.list("?total=true&include_archived=false" + search).body(json("patients", hasSize(1)));
            practice.list("?total=true&include_archived=true" + search)
                    .body(json("patients.first_name", contains("Eva", "Ana")))
                    .body(json("total", is(2)));
            practice.list("?total=true&updated_since=2020-01-01T00:00:00Z" + search)
                    .body(json("patients.first_name", contains("Eva", "Ana")))
                    .body(json("total", is(2)));
        }
    }

    @Test
    void aSearchIsPagedAndFilteredAsAnyList() {
        for (var name : List.of("Uno", "Dos", "Tres", "Cuatro")) {
            practice.patient(name, "García");
        }
        practice.patient("Eva", "Paz");

        practice.list("?q=garcia&limit=3&page=2&total=true")
                .body(json("patients.first_name", contains("Uno")))
                .body(json("total", is(4)));
        practice.list("?q=garcia&page=2000000000&limit=1000").statusCode(200).body(json("patients", empty()));
        Database.execute(
                "update patient set updated_at = now() - interval '2 hours' where clinic_id = ? and first_name <> 'Dos'",
                practice.id());
        practice.list("?q=garcia&total=true&updated_since=" + Instant.now().minus(1, ChronoUnit.HOURS))
                .body(json("patients.first_name", contains("Dos")))
                .body(json("total", is(1)));
    }

    @Test
    void aSearchForNothingIsNoSearch() {
        practice.patient("Ana", "García");

        practice.list("?q=").body(json("patients", hasSize(1)));
        practice.list("?q=%20").body(json("patients", hasSize(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=1001, limit",
        "limit=-1, limit",
        "limit=ten, limit",
        "page=0, page",
        "page=1.5, page",
        "cursor=nonsense!, cursor",
        "cursor=AAAA, cursor",
        "total=maybe, total",
        "updated_since=yesterday, updated_since",
        "updated_since=2024-02-31T00:00:00Z, updated_since",
        "include_archived=perhaps, include_archived",
        "q=%00, q",
    })
    void aListThatCannotBeIsRefusedByName(String query, String field) {
        practice.list("?" + query)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));
    }

    @Test
    void aSearchHasALimit() {
        practice.list("?q=" + "a".repeat(201)).statusCode(400).body(json("details.field", contains("q")));
        practice.list("?limit=1000").statusCode(200).body(json("limit", is(1000)));
    }

    private ValidatableResponse search(String q) {
        return practice.list("?total=true&q=" + URLEncoder.encode(q, UTF_8));
    }
}
