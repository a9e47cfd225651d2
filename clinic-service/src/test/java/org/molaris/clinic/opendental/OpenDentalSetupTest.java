package org.molaris.clinic.opendental;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Events;
import org.molaris.test.Json;

/** Providers, operatories, clinics and definitions. */
@QuarkusTest
class OpenDentalSetupTest {

    private static final String BASE = "/opendental/api/v1";

    private static Practice practice;
    private static Practice another;

    @BeforeEach
    void practices() {
        if (practice == null) {
            practice = Practice.open("America/Los_Angeles");
            another = Practice.open();
        }
    }

    @Test
    void aProviderIsCreatedAsOnThePageAndSeenNatively() {
        var specialty = added("specialties", "{\"name\": \"General\"}");
        var body = """
                {
                "Abbr": "DOCE",
                "LName": "Fisher",
                "FName": "Ethan",
                "Suffix": "DDS",
                "SSN":"123859778",
                "IsHiddenReport": "%s",
                "Birthdate": "1987-07-17",
                "SchedNote": "Root canals only.",
                "PreferredName": "Doc E."
                }""";

        request("POST", "/providers", body.formatted("true"))
                .statusCode(400)
                .body(equalTo("\"IsHiddenReport is not supported.\""));
        var created = request("POST", "/providers", body.formatted("false")).statusCode(201);

        int n = created.extract().as(Json.class).at("ProvNum");
        created.header("location", endsWith("/providers/" + n)).body(equalTo("""
                {"ProvNum":%d,"Abbr":"DOCE","LName":"Fisher","FName":"Ethan","MI":"","Suffix":"DDS","FeeSched":0,\
                "Specialty":%d35,"SSN":"123859778","StateLicense":"","IsSecondary":"false","provColor":"0,0,0",\
                "IsHidden":"false","UsingTIN":"true","SigOnFile":"false","NationalProvID":"","DateTStamp":"%s",\
                "IsNotPerson":"false","ProvStatus":"Active","IsHiddenReport":"false","Birthdate":"1987-07-17",\
                "SchedNote":"Root canals only.","PreferredName":"Doc E.","serverDateTime":""}""".formatted(
                        n,
                        numberOf("specialties", specialty),
                        created.extract().as(Json.class).at("DateTStamp"))));
        var id = nativeId("operators", n);
        nativeRead("operators", id)
                .body(json("first_name", is("Ethan")))
                .body(json("fiscal_code", is("123859778")))
                .body(json("ssn", nullValue()))
                .body(json("specialty_ids", contains(specialty.toString())))
                .body(json("interval_minutes", is(15)));
        assertThat(Events.of(Topic.APPOINTMENTS, id, 1).get(0).type()).isEqualTo("operator-created");

        request("PUT", "/providers/" + n, """
                        {
                        "Abbr": "DOC1",
                        "FName": "Philip",
                        "LName": "Sherman",
                        "MI": "",
                        "Suffix": "",
                        "PreferredName": "Phil",
                        "Specialty": %d35,
                        "NationalProvId": "1245319599",
                        "StateLicense": "183815",
                        "SSN": "123456789",
                        "UsingTIN": "false"
                        }""".formatted(numberOf("specialties", specialty)))
                .statusCode(200)
                .body(json("Abbr", is("DOC1")))
                .body(json("LName", is("Sherman")))
                .body(json("Suffix", is("")))
                .body(json("SSN", is("123456789")))
                .body(json("UsingTIN", is("false")))
                .body(json("NationalProvID", is("1245319599")))
                .body(json("StateLicense", is("183815")))
                .body(json("SchedNote", is("Root canals only.")))
                .body(json("serverDateTime", is("")));
        nativeRead("operators", id).body(json("ssn", is("123456789"))).body(json("fiscal_code", nullValue()));
    }

    @Test
    void providersAreListedWithThoseWhoHaveLeft() {
        var clinic = Practice.open("America/New_York");
        var owner = clinic.owner();
        owner.call()
                .body(
                        "{\"first_name\": \"Tina\", \"last_name\": \"Jones\", \"hygienist\": true, \"color\": \"#cb97ff\"}")
                .post("/api/dental/operators")
                .then()
                .statusCode(201);
        var left = owner.call()
                .body("{\"first_name\": \"Old\"}")
                .post("/api/dental/operators")
                .as(Json.class)
                .<String>at("id");
        owner.call().delete("/api/dental/operators/" + left).then().statusCode(200);

        var all = owner.call().get(BASE + "/providers").then().statusCode(200);
        all.body(json("FName", contains("Tina", "Old")))
                .body(json("ProvStatus", contains("Active", "Deleted")))
                .body(json("IsHidden", contains("false", "true")))
                .body(json("[0].provColor", is("203,151,255")))
                .body(json("[0].IsSecondary", is("true")))
                .body(json("[0].Abbr", is("Tina")));
        var time = all.extract().as(Json.class).<String>at("[0].serverDateTime");
        for (var since : List.of(time.replace(" ", "%20"), time.replace(' ', '+'))) {
            owner.call()
                    .urlEncodingEnabled(false)
                    .get(BASE + "/providers?DateTStamp=" + since)
                    .then()
                    .body(json("FName", contains("Tina", "Old")));
        }
        owner.call()
                .get(BASE + "/providers?DateTStamp=2099-08-01 05:30:00")
                .then()
                .body(json("$", empty()));
        int branch = owner.call().get(BASE + "/clinics").as(Json.class).at("[0].ClinicNum");
        owner.call()
                .get(BASE + "/providers?ClinicNum=" + branch)
                .then()
                .body(json("FName", contains("Tina")))
                .body(json("serverDateTime", contains("")));
        int n = all.extract().as(Json.class).at("[1].ProvNum");
        owner.call()
                .get(BASE + "/providers/" + n)
                .then()
                .statusCode(200)
                .body(json("ProvStatus", is("Deleted")))
                .body(json("serverDateTime", not("")));
        owner.call().body("{}").put(BASE + "/providers/" + n).then().statusCode(404);
    }

    @Test
    void aBranchIsAClinicAndIsChangedAsOnThePage() {
        var branch = added(
                "branches", "{\"name\": \"Clinic1\", \"address\": \"333 Blackwood St\", \"phone\": \"+15105552005\"}");
        var n = numberOf("branches", branch);

        request("PUT", "/clinics/" + n, """
                        {
                        "Description":"Clinic 5",
                        "Phone":"5418675309",
                        "BillingAddress":"123 Main St",
                        "BillingAddress2":"",
                        "BillingCity":" Austin",
                        "BillingState":"TX",
                        "BillingZip":"78701",
                        "PayToAddress": "456 Main St",
                        "PayToAddress2": "",
                        "PayToCity": "Austin",
                        "PayToState": "TX",
                        "PayToZip":"78702",
                        "Abbr":"Clinic Five",
                        "IsHidden":"false"
                        }""").statusCode(200).body(equalTo(""));

        var read = request("GET", "/clinics", null).statusCode(200).extract();
        assertThat(read.asString()).contains("""
                {"ClinicNum":%d,"Description":"Clinic 5","Address":"333 Blackwood St","Address2":"","City":"",\
                "State":"","Zip":"","BillingAddress":"123 Main St","BillingAddress2":"","BillingCity":"Austin",\
                "BillingState":"TX","BillingZip":"78701","PayToAddress":"456 Main St","PayToAddress2":"",\
                "PayToCity":"Austin","PayToState":"TX","PayToZip":"78702","Phone":"5418675309","Abbr":"Clinic Five",\
                "IsHidden":"false"}""".formatted(n));
        nativeRead("branches", branch)
                .body(json("phone", is("+15418675309")))
                .body(json("billing_address.city", is("Austin")))
                .body(json("pay_to_address.postcode", is("78702")));
        assertThat(Events.of(Topic.APPOINTMENTS, branch, 2).get(1).type()).isEqualTo("branch-updated");
        practice.owner().call().delete("/api/dental/branches/" + branch).then().statusCode(200);
        request("GET", "/clinics", null).body(json("ClinicNum", not(hasItem(n))));
    }

    @Test
    void aChairIsAnOperatory() {
        var branch = added("branches", "{\"name\": \"Northside\"}");
        var operator = added("operators", "{\"first_name\": \"Brian\"}");
        var chair = added("chairs", """
                {"name": "Dr. Brian Albert", "abbreviation": "OP-1", "branch_id": "%s", "operator_id": "%s", "sequence": 3}""".formatted(branch, operator));
        var n = numberOf("chairs", chair);

        request("GET", "/operatories/" + n, null).statusCode(200).body(equalTo("""
                {"OperatoryNum":%d,"OpName":"Dr. Brian Albert","Abbrev":"OP-1","ItemOrder":3,"IsHidden":"false",\
                "ProvDentist":%d,"ProvHygienist":0,"IsHygiene":"false","ClinicNum":%d,"SetProspective":"false",\
                "IsWebSched":"false","OperatoryType":0,"operatoryType":""}""".formatted(
                        n, numberOf("operators", operator), numberOf("branches", branch))));
        request("GET", "/operatories?ClinicNum=" + numberOf("branches", branch), null)
                .statusCode(200)
                .body(json("OperatoryNum", contains(n)));
        request("GET", "/operatories", null).statusCode(200).body(json("OperatoryNum", hasItem(n)));
        request("GET", "/operatories?ClinicNum=0", null).body(json("OpName", contains("Sobrecupo")));
    }

    @Test
    void definitionsAreOneListOfAllThatIsChosenFrom() {
        request("GET", "/definitions?Category=20", null)
                .statusCode(200)
                .body(json("ItemName", contains("1", "2", "3", "Después", "En espera")))
                .body(json("category[0]", is("TxPriorities")))
                .body(json("Category[0]", is(20)))
                .body(json("isHidden[0]", is("false")));
        request("GET", "/definitions?Category=2", null)
                .body(json("DefNum", contains(102, 202, 302, 402, 502, 602, 702)))
                .body(json("ItemName[6]", is("No confirmado")));
        request("GET", "/definitions?Category=10", null)
                .body(json("DefNum", contains(110, 210, 310, 410)))
                .body(json("ItemName", contains("Cash", "Transfer", "Card", "Other")));
        request("GET", "/definitions?Category=1&includeHidden=true", null).body(json("$", empty()));
        request("GET", "/definitions?Category=4294967300", null).body(json("$", empty()));
        request("GET", "/definitions?Offset=200", null).body(json("$", empty()));
        var all = request("GET", "/definitions?Limit=8&unheard=of", null)
                .body(json("size()", is(8)))
                .extract();
        assertThat(all.as(Json.class).<List<Integer>>at("Category")).containsExactly(2, 2, 2, 2, 2, 2, 2, 4);
    }

    @Test
    void aDefinitionIsCreatedHereAndNatively() {
        var created = request("POST", "/definitions", """
                        {"ItemName": "Urgent", "category": "TxPriorities", "ItemValue":"!", "isHidden":"false"}""").statusCode(201);
        int defNum = created.extract().as(Json.class).at("DefNum");
        created.header("location", endsWith("/definitions/" + defNum)).body(equalTo("""
                {"DefNum":%d,"ItemName":"Urgent","ItemValue":"!","Category":20,"category":"TxPriorities","isHidden":"false"}""".formatted(defNum)));
        var id = nativeId("definitions", defNum / 100);
        nativeRead("definitions", id)
                .body(json("category", is("treatment_priority")))
                .body(json("value", is("!")));
        assertThat(Events.of(Topic.APPOINTMENTS, id, 1).get(0).type()).isEqualTo("definition-created");

        var native16 = added("definitions", "{\"category\": \"diagnosis\", \"name\": \"Pulpitis\"}");
        request("GET", "/definitions?Category=16", null).body(json("ItemName", hasItem("Pulpitis")));
        practice.owner()
                .call()
                .get("/api/dental/definitions?category=diagnosis")
                .then()
                .body(json("definitions.name", hasItem("Pulpitis")))
                .body(json("definitions.category", not(hasItem("treatment_priority"))));
        practice.owner()
                .call()
                .delete("/api/dental/definitions/" + native16)
                .then()
                .statusCode(200);
        request("GET", "/definitions?Category=16", null).body(json("ItemName", not(hasItem("Pulpitis"))));
        request("GET", "/definitions?Category=16&includeHidden=true", null)
                .body("find { it.ItemName == 'Pulpitis' }.isHidden", is("true"));
        request("POST", "/definitions", "{\"ItemName\": \"Orthodontist\", \"category\": \"ProviderSpecialties\"}")
                .statusCode(201)
                .body(json("Category", is(35)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /definitions | {\"category\": \"Diagnosis\"} | 400 | ItemName is required.",
                "POST | /definitions | {\"ItemName\": \"x\"} | 400 | category is required.",
                "POST | /definitions | {\"ItemName\": \"x\", \"category\": \"AdjTypes\"} | 400 | category is invalid.",
                "POST | /definitions | {\"ItemName\": \"x\", \"category\": \"PaymentTypes\"} | 400 | category PaymentTypes cannot be extended.",
                "POST | /definitions | {\"ItemName\": \"x\", \"category\": \"Diagnosis\", \"isHidden\": \"true\"} | 400 | isHidden is not supported.",
                "POST | /definitions | {\"ItemName\": \"x\", \"category\": \"Diagnosis\", \"isHidden\": 1} | 400 | isHidden is invalid.",
                "GET  | /definitions?Category=x | {} | 400 | Category is invalid.",
                "POST | /providers | {\"FName\": \"x\"} | 400 | Abbr is required.",
                "POST | /providers | {\"Abbr\": \"x\"} | 400 | FName is required.",
                "POST | /providers | {\"Abbr\": \"x\", \"FName\": \"y\", \"FeeSched\": 53} | 400 | FeeSched is not supported.",
                "POST | /providers | {\"Abbr\": \"x\", \"FName\": \"y\", \"SSN\": \"1-2\"} | 400 | SSN must not have dashes.",
                "POST | /providers | {\"Abbr\": \"x\", \"FName\": \"y\", \"Specialty\": 263} | 404 | Specialty not found",
                "POST | /providers | {\"Abbr\": \"x\", \"FName\": \"y\", \"Specialty\": 99999999935} | 404 | Specialty not found",
                "POST | /providers | {\"Abbr\": [], \"FName\": \"y\"} | 400 | Abbr is invalid.",
                "GET  | /providers?DateTStamp=2021-08-01 | {} | 400 | DateTStamp format must be yyyy-MM-dd HH:mm:ss.",
                "GET  | /providers?ClinicNum=999999999 | {} | 404 | Clinic not found",
                "GET  | /operatories?ClinicNum=-1 | {} | 400 | ClinicNum is invalid.",
                "PUT  | /clinics/{n} | {\"Phone\": \"541-867-5309\"} | 400 | Phone must be exactly 10 digits.",
                "PUT  | /clinics/{n} | {\"Description\": \"\"} | 400 | Description cannot be blank.",
                "PUT  | /clinics/{n} | {\"IsHidden\": \"true\"} | 400 | IsHidden is not supported.",
                "DELETE | /providers/1 | {} | 400 | providers DELETE 1 is not a valid method.",
                "GET  | /clinics/1 | {} | 400 | clinics GET 1 is not a valid method.",
            })
    void whatCannotBeIsRefusedInASentence(String method, String path, String body, int status, String sentence) {
        int clinic =
                practice.owner().call().get(BASE + "/clinics").as(Json.class).at("[0].ClinicNum");

        request(method.strip(), path.replace("{n}", String.valueOf(clinic)), body)
                .statusCode(status)
                .body(equalTo("\"" + sentence + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, providers, operators, Provider not found",
        "PUT, providers, operators, Provider not found",
        "PUT, clinics, branches, Clinic not found",
    })
    void whatIsOfAnotherClinicDoesNotExist(String method, String path, String table, String sentence) {
        var name = table.equals("operators") ? "first_name" : "name";
        int theirs = another.owner()
                .call()
                .body("{\"%s\": \"Theirs\"}".formatted(name))
                .post("/api/dental/" + table)
                .as(Json.class)
                .at("number");

        request(method, "/" + path + "/" + theirs, "{}").statusCode(404).body(equalTo("\"" + sentence + "\""));
    }

    @Test
    void aChairOfAnotherClinicIsNeverMeant() {
        another.owner()
                .call()
                .body("{\"name\": \"Theirs\"}")
                .post("/api/dental/chairs")
                .then()
                .statusCode(201);

        request("GET", "/operatories", null).body(json("OpName", not(hasItem("Theirs"))));
        request("GET", "/operatories/999", null).statusCode(404).body(equalTo("\"Operatory not found\""));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, providers",
        "GET, providers/1",
        "POST, providers",
        "PUT, providers/1",
        "GET, operatories",
        "GET, operatories/1",
        "GET, clinics",
        "PUT, clinics/1",
        "GET, definitions",
        "POST, definitions"
    })
    void nobodyComesWithoutACredentialAndViewersOnlyRead(String method, String path) {
        given().body("{}").request(method, BASE + "/" + path).then().statusCode(401);
        if (!method.equals("GET")) {
            practice.as(Roles.VIEWER)
                    .call()
                    .body("{}")
                    .request(method, BASE + "/" + path)
                    .then()
                    .statusCode(401);
        }
    }

    private static ValidatableResponse request(String method, String path, String body) {
        var call = practice.owner().call();
        return (body == null || method.equals("GET") ? call : call.body(body))
                .request(method, BASE + path)
                .then();
    }

    private static UUID added(String path, String body) {
        return UUID.fromString(practice.owner()
                .call()
                .body(body)
                .post("/api/dental/" + path)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
    }

    private static UUID nativeId(String path, int number) {
        return UUID.fromString(practice.owner()
                .call()
                .get("/api/dental/" + path)
                .path("%s.find { it.number == %d }.id".formatted(path, number)));
    }

    private static ValidatableResponse nativeRead(String path, UUID id) {
        return practice.owner()
                .call()
                .get("/api/dental/{path}/{id}", path, id)
                .then()
                .statusCode(200);
    }

    private static int numberOf(String path, UUID id) {
        return practice.owner()
                .call()
                .get("/api/dental/{path}/{id}", path, id)
                .as(Json.class)
                .at("number");
    }
}
