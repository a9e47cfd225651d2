package org.molaris.clinic.opendental;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class OpenDentalPatientsTest {

    private static final String PATIENTS = "/opendental/api/v1/patients";

    private static Practice practice;
    private static Practice another;
    private static int anybody;

    @ConfigProperty(name = "quarkus.rest-client.payment-service.url")
    String payments;

    @BeforeEach
    void practices() {
        if (practice == null) {
            practice = Practice.open("America/Los_Angeles");
            another = Practice.open();
            anybody = number(practice.patient("Ana", "Bad"));
        }
    }

    @Test
    void aPatientIsCreatedAsOnThePageAndSeenNativelyAtOnce() {
        var body = """
                {
                "LName": "Smith",
                "FName": "Jane",
                "Gender": "Female",
                "Position": "Single",
                "Birthdate": "1976-05-24",
                "Address": "125 Satin Heights",
                "City": "San Jose",
                "State": "CA",
                "Zip": "97301",
                "HmPhone": "(536)624-5871",
                "WkPhone": "(536)987-4822",
                "WirelessPhone": "",
                "Email": "smithfam@yahoo.com",
                "PreferConfirmMethod": "HmPhone",
                "Language": "spa",
                "TxtMsgOk": "Yes",
                }""";
        var key = UUID.randomUUID().toString();

        var created =
                practice.owner().call(key).body(body).post(PATIENTS).then().statusCode(201);

        long number = created.extract().as(Json.class).getLong("PatNum");
        created.header("location", endsWith(PATIENTS + "/" + number)).body(equalTo("""
                {"PatNum":%1$d,"LName":"Smith","FName":"Jane","MiddleI":"","Preferred":"","PatStatus":"Patient",\
                "Gender":"Female","Position":"Single","Birthdate":"1976-05-24","SSN":"",\
                "Address":"125 Satin Heights","Address2":"","City":"San Jose","State":"CA","Zip":"97301",\
                "HmPhone":"(536)624-5871","WkPhone":"(536)987-4822","WirelessPhone":"","Guarantor":%1$d,\
                "Email":"smithfam@yahoo.com","EstBalance":0.00,"PriProv":0,"priProvAbbr":"","SecProv":0,\
                "secProvAbbr":"","BillingType":"Cuenta estándar","ImageFolder":"SmithJane%1$d","FamFinUrgNote":"",\
                "ChartNumber":"","MedicaidID":"","BalTotal":0.00,"EmployerNum":0,"DateFirstVisit":"0001-01-01",\
                "ClinicNum":0,"clinicAbbr":"","Ward":"","PreferConfirmMethod":"HmPhone",\
                "PreferContactMethod":"None","PreferRecallMethod":"None","Language":"spa","AdmitDate":"0001-01-01",\
                "siteDesc":"","DateTStamp":"%2$s","SuperFamily":0,"TxtMsgOk":"Yes","SecDateEntry":"%3$s"}""".formatted(
                        number,
                        created.extract().as(Json.class).at("DateTStamp"),
                        created.extract().as(Json.class).at("SecDateEntry"))));
        assertThat(created.extract().as(Json.class).<String>at("DateTStamp"))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        practice.owner()
                .call(key)
                .body(body)
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .body(equalTo(created.extract().asString()));
        post(body)
                .statusCode(400)
                .body(equalTo("\"A patient with the same name, birthdate and email or phone already exists.\""));

        var seen = practice.list("?q=5366245871")
                .body(json("patients", not(empty())))
                .extract();
        assertThat(seen.as(Json.class).<Integer>at("patients[0].number")).isEqualTo((int) number);
        assertThat(seen.as(Json.class).<Object>at("patients[0].phones.phone").toString())
                .isEqualTo("[+15366245871, +15369874822]");
        assertThat(seen.as(Json.class).<Object>at("patients[0].phones.label").toString())
                .isEqualTo("[home, work]");
        assertThat(seen.as(Json.class).<String>at("patients[0].language")).isEqualTo("es");
        assertThat(seen.as(Json.class).<String>at("patients[0].confirm_by")).isEqualTo("home_phone");
        assertThat(seen.as(Json.class).<Boolean>at("patients[0].sms_consented")).isTrue();
        var id = UUID.fromString(seen.as(Json.class).at("patients[0].id"));
        assertThat(Events.of(Topic.PATIENTS, id, 1))
                .extracting(Events.Published::type)
                .containsExactly("patient-registered");
    }

    @Test
    void aPatientIsChangedAsOnThePageAndReadWithBalances() {
        var operator = added("operators", "{\"first_name\": \"Brian\", \"abbreviation\": \"DOC\"}");
        var id = practice.patient("""
                {"first_name": "Jan", "last_name": "Smit", "phone": "+15369874822", "language": "es-US",
                 "recall_by": "text_message", "billing_note": "CC on file expiring soon", "operator_id": "%s"}""".formatted(operator));
        var n = number(id);
        owes(id, "40.11", "111.90");

        var answer = put(n, """
                {
                "LName": "Smith",
                "FName": "Jane",
                "Preferred": "",
                "PatStatus": "Patient",
                "Gender": "Female",
                "Position": "Single",
                "Birthdate": "1976-05-24",
                "SSN": "",
                "Address": "125 Satin Heights",
                "City": "San Jose",
                "State": "CA",
                "Zip": "97301",
                "HmPhone": "(536)624-5871",
                "WkPhone": "(536)987-4822",
                "WirelessPhone": "(536)987-4822",
                "Guarantor": %d,
                "Email": "smithfam@yahoo.com",
                "PreferContactMethod": "WirelessPh",
                "BillingType": "Cuenta estándar",
                "EmployerNum": 0,
                "DateFirstVisit": "2023-04-25",
                "ClinicNum": 0
                }""".formatted(n)).statusCode(200).extract();

        assertThat(answer.asString()).isEqualTo("""
                {"PatNum":%1$d,"LName":"Smith","FName":"Jane","MiddleI":"","Preferred":"","PatStatus":"Patient",\
                "Gender":"Female","Position":"Single","Birthdate":"1976-05-24","SSN":"",\
                "Address":"125 Satin Heights","Address2":"","City":"San Jose","State":"CA","Zip":"97301",\
                "HmPhone":"(536)624-5871","WkPhone":"(536)987-4822","WirelessPhone":"(536)987-4822","Guarantor":%1$d,\
                "Email":"smithfam@yahoo.com","EstBalance":40.11,"PriProv":%2$d,"priProvAbbr":"DOC","SecProv":0,\
                "secProvAbbr":"","BillingType":"Cuenta estándar","ImageFolder":"SmithJane%1$d",\
                "FamFinUrgNote":"CC on file expiring soon","ChartNumber":"","MedicaidID":"","BalTotal":111.90,\
                "EmployerNum":0,"DateFirstVisit":"2023-04-25","ClinicNum":0,"clinicAbbr":"","Ward":"",\
                "PreferConfirmMethod":"None","PreferContactMethod":"WirelessPh","PreferRecallMethod":"TextMessage",\
                "Language":"spa","AdmitDate":"0001-01-01","siteDesc":"","DateTStamp":"%3$s","SuperFamily":0,\
                "TxtMsgOk":"Unknown","SecDateEntry":"%4$s"}""".formatted(
                        n,
                        numberOf("operators", operator),
                        answer.as(Json.class).at("DateTStamp"),
                        answer.as(Json.class).at("SecDateEntry")));
        get("/" + n).statusCode(200).body(equalTo(answer.asString()));
        get("/" + n + "?DateFormatString=MM/dd/yyyy").body(json("Birthdate", is("05/24/1976")));
        practice.read(id)
                .body(json("phones.phone", contains("+15369874822", "+15366245871")))
                .body(json("phones.label", contains("mobile, work", "home")))
                .body(json("language", is("es-US")));
        assertThat(Events.of(Topic.PATIENTS, id, 2).get(1).type()).isEqualTo("patient-updated");

        put(n, "{\"WkPhone\": \"\", \"Email\": \"\", \"Birthdate\": \"0001-01-01\", \"PriProv\": \"0\"}")
                .statusCode(200)
                .body(json("WkPhone", is("")))
                .body(json("WirelessPhone", is("(536)987-4822")))
                .body(json("Email", is("")))
                .body(json("Birthdate", is("0001-01-01")))
                .body(json("PriProv", is(0)))
                .body(json("LName", is("Smith")));
        practice.read(id).body(json("date_of_birth", nullValue())).body(json("email", nullValue()));
    }

    @Test
    void whatIsChangedNativelyIsReadHere() {
        var branch = added("branches", "{\"name\": \"Southside\", \"abbreviation\": \"South\"}");
        var hygienist = added("operators", "{\"first_name\": \"Tina\", \"hygienist\": true}");
        var id = practice.patient("{\"first_name\": \"Ana\"}");

        practice.change(id, """
                        {"branch_id": "%s", "second_operator_id": "%s", "phone": "+50370001234", "status": "inactive",
                         "gender": "other", "sms_reminders": false, "national_ids": {"ssn": "123456789", "medicaid_id": "M1"}}""".formatted(branch, hygienist)).statusCode(200);

        get("/" + number(id))
                .statusCode(200)
                .body(json("LName", is("")))
                .body(json("clinicAbbr", is("South")))
                .body(json("ClinicNum", is(numberOf("branches", branch))))
                .body(json("SecProv", is(numberOf("operators", hygienist))))
                .body(json("secProvAbbr", is("Tina")))
                .body(json("WirelessPhone", is("+50370001234")))
                .body(json("PatStatus", is("Inactive")))
                .body(json("Gender", is("Other")))
                .body(json("TxtMsgOk", is("No")))
                .body(json("SSN", is("123456789")))
                .body(json("MedicaidID", is("M1")));
    }

    @Test
    void aFamilyOwesTogetherAndItsHeadIsToldSo() {
        var head = practice.patient("Head", "Family");
        var child = practice.patient("Child", "Family");
        var n = number(child);
        owes(child, "10.00", "50.00");

        put(n, "{\"Guarantor\": %d}".formatted(number(head)))
                .statusCode(200)
                .body(json("Guarantor", is(number(head))))
                .body(json("EstBalance", is(10.0f)))
                .body(json("BalTotal", is(0.0f)));
        get("/Simple?Guarantor=" + number(head)).body(json("PatNum", contains(number(head), n)));
        get("?LName=family&guarOnly=true").body(json("PatNum", contains(number(head))));
        put(n, "{\"FamFinUrgNote\": \"Late\"}")
                .statusCode(400)
                .body(equalTo("\"FamFinUrgNote can only be set for a guarantor.\""));
        put(number(head), "{\"Guarantor\": %d}".formatted(number(practice.patient("X", "Y"))))
                .statusCode(400)
                .body(equalTo("\"Guarantor cannot be changed while the patient is the guarantor of others.\""));
        put(number(practice.patient("X", "Z")), "{\"Guarantor\": %d}".formatted(n))
                .statusCode(400)
                .body(equalTo("\"Guarantor must be the head of a household.\""));
        put(n, "{\"Guarantor\": %d}".formatted(n)).statusCode(200).body(json("Guarantor", is(n)));
        practice.read(child).body(json("guarantor_id", nullValue()));
    }

    @Test
    void withoutTheOwnerOfMoneyNothingIsToldAndNothingChanged() {
        var id = practice.patient("Ana", "Unasked");
        var n = number(id);
        stub("/internal/balances/" + id, "500{}");

        get("/" + n).statusCode(503);
        get("/Simple?LName=unasked").statusCode(503);
        put(n, "{\"FName\": \"Eva\"}").statusCode(503);

        get("?LName=unasked").statusCode(200).body(json("FName", contains("Ana")));
        practice.read(id).header("ETag", is("\"1\""));
    }

    @Test
    void aListTellsWhatHasChangedSince() {
        var zone = Practice.open("America/New_York");
        var ids = new UUID[] {
            zone.patient("Peter", "Smith"), zone.patient("Eva", "Smithers"), zone.patient("Eva", "O'Blacksmith")
        };
        var owner = zone.owner();
        var all = owner.call()
                .get(PATIENTS + "/Simple")
                .then()
                .statusCode(200)
                .body(json("size()", is(3)))
                .extract();
        var time = all.as(Json.class).<String>at("[0].serverDateTime");

        assertThat(all.asString()).startsWith("[{\"serverDateTime\":\"" + time + "\",\"PatNum\":");
        assertThat(time).isLessThan(all.as(Json.class).<String>at("[2].DateTStamp"));
        for (var since : new String[] {time.replace(" ", "%20"), time.replace(' ', '+')}) {
            simple(zone, "DateTStamp=" + since).body(json("FName", contains("Peter", "Eva", "Eva")));
        }
        simple(zone, "DateTStamp=2099-07-01%2005%3A30%3A00").body(json("$", empty()));
        simple(zone, "Offset=700").body(json("$", empty()));
        simple(zone, "Offset=1&Limit=1").body(json("LName", contains("Smithers")));
        simple(zone, "LName=smi&FName=eter").body(json("LName", contains("Smith")));
        simple(zone, "LName=SMITH").body(json("LName", contains("Smith", "Smithers", "O'Blacksmith")));
        owner.call()
                .body(
                        "{\"status\": \"inactive\", \"date_of_birth\": \"1976-05-24\", \"gender\": \"male\", \"marital_status\": \"married\"}")
                .patch("/api/dental/patients/" + ids[0])
                .then()
                .statusCode(200);
        simple(zone, "PatStatus=Inactive").body(json("FName", contains("Peter")));
        simple(zone, "Birthdate=1976-05-24&Gender=Male&Position=Married&PriProv=0&ClinicNum=0&SuperFamily=0")
                .body(json("FName", contains("Peter")));
        simple(zone, "Gender=Unknown&Position=Single&Birthdate=0001-01-01&ClinicNum=")
                .body(json("size()", is(2)));
        simple(zone, "PriProv=77").body(json("$", empty()));
    }

    @Test
    void anHourThatComesTwiceIsMeantTheFirstTime() {
        assertThat(
                        Database.rows(
                                "select earliest('2026-11-01 01:30:00', 'America/New_York') = '2026-11-01 05:30:00Z' as it"
                                        + ", earliest('2026-11-01 03:30:00', 'America/New_York') = '2026-11-01 08:30:00Z' as later"
                                        + ", earliest('2026-03-08 03:30:00', 'America/New_York') = '2026-03-08 07:30:00Z' as spring"))
                .allSatisfy(row -> assertThat(row).doesNotContainValue(false));
    }

    @Test
    void patientsAreSelectedByTheBeginningsOfWhatIsKnown() {
        var selected = Practice.open("America/New_York");
        var jane = selected.patient("""
                {"first_name": "Jane", "last_name": "Smith", "date_of_birth": "1976-05-24", "phone": "+15366245871",
                 "email": "smithfam@yahoo.com", "chart_number": "A-77", "address": "125 Satin Heights", "city": "San Jose",
                 "province": "CA", "country": "US", "national_ids": {"ssn": "632458956"}}""");
        selected.patient("{\"first_name\": \"Joe\", \"last_name\": \"Smithson\", \"status\": \"inactive\"}");
        selected.patient("{\"first_name\": \"Ann\", \"last_name\": \"Blacksmith\", \"status\": \"deceased\"}");
        var gone = selected.patient("Old", "Smith");
        selected.owner().call().delete("/api/dental/patients/" + gone).then().statusCode(200);

        select(selected, "LName=smi").statusCode(200).body(json("FName", contains("Jane", "Joe")));
        select(selected, "LName=smi&showArchived=true")
                .body(json("PatStatus", contains("Patient", "Inactive", "Archived")));
        select(selected, "LName=smi&FName=j&Birthdate=1976-05-24&hideInactive=true")
                .body(json("FName", contains("Jane")));
        for (var query : new String[] {
            "Phone=(536)624-5871",
            "Email=SMITHFAM",
            "ChartNumber=a-7",
            "SSN=6324",
            "Address=125",
            "City=san%20j",
            "State=ca",
            "Country=us",
            "Birthdate=1976-05-24",
            "clinicNums=0&FName=JANE"
        }) {
            select(selected, query).statusCode(200).body(json("FName", contains("Jane")));
        }
        select(selected, "LName=%25").body(json("$", empty()));
        select(selected, "clinicNums=1,2&clinicAbbr=no").body(json("$", empty()));
        select(selected, "Offset=700").body(json("$", empty()));
        var read = select(selected, "FName=jane").extract();
        assertThat(read.asString()).isEqualTo("""
                [{"PatNum":%s,"LName":"Smith","FName":"Jane","MiddleI":"","Preferred":"","PatStatus":"Patient",\
                "Birthdate":"1976-05-24","SSN":"632458956","Address":"125 Satin Heights","Address2":"",\
                "City":"San Jose","State":"CA","Zip":"","HmPhone":"","WkPhone":"","WirelessPhone":"(536)624-5871",\
                "Email":"smithfam@yahoo.com","priProvAbbr":"","secProvAbbr":"","BillingType":"Cuenta estándar",\
                "ChartNumber":"A-77","ClinicNum":0,"clinicAbbr":"","siteDesc":"","TxtMsgOk":"Unknown"}]""".formatted(
                        selected.read(jane).extract().as(Json.class).<Integer>at("number")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?search=x            | 'search' is not a valid parameter",
                "?DateTStamp=2024-01-01%2000:00:00 | 'DateTStamp' is not a valid parameter",
                "?Birthdate=2024-13-45 | Birthdate format must be yyyy-MM-dd.",
                "?hideInactive=1      | hideInactive is invalid.",
                "?clinicNums=1,x      | clinicNums is invalid.",
                "?Phone=abc           | Phone is invalid.",
                "?invoiceNumber=7     | invoiceNumber is not supported.",
                "?Offset=-1           | Offset is invalid.",
                "/Simple?DateTStamp=yesterday | DateTStamp format must be yyyy-MM-dd HH:mm:ss.",
                "/Simple?PatStatus=1  | PatStatus is invalid.",
                "/Simple?Guarantor=99999999999999999999 | Guarantor is invalid.",
                "/Simple?EmployerNum=3 | EmployerNum is not supported.",
            },
            quoteCharacter = '`')
    void whatCannotBeAskedIsRefusedInASentence(String query, String sentence) {
        get(query).statusCode(400).body(equalTo("\"" + sentence + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"LName\": \"\"}              | 400 | LName cannot be blank.",
                "{\"FName\": {}}                | 400 | FName is invalid.",
                "{\"FName\": [\"x\"]}           | 400 | FName is invalid.",
                "{\"FName\": \"a\\u0000b\"}     | 400 | FName is invalid.",
                "{\"PatStatus\": 1}             | 400 | PatStatus is invalid.",
                "{\"Gender\": \"female\"}       | 400 | Gender is invalid.",
                "{\"Position\": \"\"}           | 400 | Position is invalid.",
                "{\"Birthdate\": \"2024-13-45\"} | 400 | Birthdate format must be yyyy-MM-dd.",
                "{\"Birthdate\": \"2999-01-01\"} | 400 | Birthdate is invalid.",
                "{\"DateFirstVisit\": 7}        | 400 | DateFirstVisit format must be yyyy-MM-dd.",
                "{\"HmPhone\": \"call me\"}     | 400 | HmPhone is invalid.",
                "{\"Email\": \"nobody\"}        | 400 | Email is invalid.",
                "{\"Language\": \"Klingon\"}    | 400 | Language is invalid.",
                "{\"ChartNumber\": \"1234567890123456\"} | 400 | ChartNumber must have no more than 15 characters.",
                "{\"PriProv\": -1}              | 400 | PriProv is invalid.",
                "{\"PriProv\": 1.5}             | 400 | PriProv is invalid.",
                "{\"PriProv\": 999999999999999999} | 404 | PriProv not found",
                "{\"SecProv\": 999999999999999999} | 404 | SecProv not found",
                "{\"ClinicNum\": 999999999999999999} | 404 | Clinic not found",
                "{\"Guarantor\": 999999999999999999} | 404 | Guarantor not found",
                "{\"BillingType\": \"None such\"} | 400 | BillingType is invalid.",
                "{\"Ward\": \"3\"}              | 400 | Ward is not supported.",
                "{\"SuperFamily\": 3}           | 400 | SuperFamily is not supported.",
                "{\"EmployerNum\": 3}           | 400 | EmployerNum is not supported.",
                "{\"AdmitDate\": \"2024-01-01\"} | 400 | AdmitDate is not supported.",
                "{\"Guarantor\": 1, \"SuperFamily\": 0} | 400 | Only one of Guarantor and SuperFamily may be given.",
                "{\"TxtMsgOk\": true}           | 400 | TxtMsgOk is invalid.",
                "[]                             | 400 | The body must be a JSON object.",
                "{                              | 400 | The body is not valid JSON.",
            })
    void whatCannotBeKeptIsRefusedInASentence(String body, int status, String sentence) {
        put(anybody, body).statusCode(status).body(equalTo("\"" + sentence + "\""));
    }

    @Test
    void aNewPatientHasAName() {
        post("{\"FName\": \"Jane\"}").statusCode(400).body(equalTo("\"LName is required.\""));
        post("{\"LName\": \"Smith\", \"FName\": \" \"}").statusCode(400).body(equalTo("\"FName is required.\""));
        post("{\"LName\": \"Smith\", \"FName\": null}").statusCode(400).body(equalTo("\"FName is required.\""));
    }

    @Test
    void ofFiveAtOnceOneIsRegistered() {
        var body =
                "{\"LName\": \"Crowd\", \"FName\": \"%s\", \"Email\": \"c@example.org\"}".formatted(UUID.randomUUID());

        assertThat(Parallel.times(5, () -> post(body).extract().statusCode()))
                .containsOnly(201, 400)
                .containsOnlyOnce(201);
    }

    @Test
    void aRecordIsPutAwayAndTakenOutAgain() {
        var n = post("{\"LName\": \"Away\", \"FName\": \"Ana\", \"PatStatus\": \"Archived\"}")
                .statusCode(201)
                .body(json("PatStatus", is("Archived")))
                .extract()
                .as(Json.class)
                .<Integer>at("PatNum");
        var id = UUID.fromString(practice.list("?q=away&include_archived=true")
                .extract()
                .as(Json.class)
                .at("patients[0].id"));
        get("/Simple?PatStatus=Archived&LName=away").body(json("PatNum", contains(n)));

        put(n, "{\"PatStatus\": \"Prospective\"}").statusCode(200).body(json("PatStatus", is("Prospective")));
        practice.read(id).body(json("archived_at", nullValue())).body(json("status", is("prospective")));
        put(n, "{\"PatStatus\": \"Archived\", \"Address2\": \"B\"}").body(json("PatStatus", is("Archived")));
        put(n, "{\"Address2\": \"C\"}").body(json("PatStatus", is("Archived")));
        practice.read(id).body(json("archived_at", notNullValue())).body(json("address_line2", is("C")));

        assertThat(Events.of(Topic.PATIENTS, id, 6))
                .extracting(Events.Published::type)
                .containsExactly(
                        "patient-registered",
                        "patient-archived",
                        "patient-updated",
                        "patient-updated",
                        "patient-archived",
                        "patient-updated");
    }

    @Test
    void whoWasMergedOrErasedIsNotFound() {
        var duplicate = practice.patient("Dupli", "Cate");
        var erased = practice.patient("To", "Erase");
        practice.owner()
                .call()
                .body("{\"into\": \"%s\"}".formatted(practice.patient("Re", "Maining")))
                .post("/api/dental/patients/{id}/merge", duplicate)
                .then()
                .statusCode(200);
        practice.owner()
                .call()
                .post("/api/dental/patients/{id}/erase", erased)
                .then()
                .statusCode(200);

        for (var id : new UUID[] {duplicate, erased}) {
            get("/" + number(id)).statusCode(404).body(equalTo("\"Patient not found\""));
            put(number(id), "{\"FName\": \"X\"}").statusCode(404).body(equalTo("\"Patient not found\""));
            get("/Simple?PatStatus=Archived").body(json("PatNum", not(hasItem(number(id)))));
        }
    }

    @Test
    void aPatientOfAnotherClinicDoesNotExist() {
        var theirs = another.patient("Ana", "Theirs");
        var n = another.read(theirs).extract().as(Json.class).<Integer>at("number");
        var ours = number(practice.patient("Ana", "Ours"));

        get("/" + n).statusCode(404).body(equalTo("\"Patient not found\""));
        put(n, "{\"FName\": \"X\"}").statusCode(404).body(equalTo("\"Patient not found\""));
        put(ours, "{\"Guarantor\": %d}".formatted(n)).statusCode(404).body(equalTo("\"Guarantor not found\""));
        get("/Simple?LName=theirs").body(json("$", empty()));
        get("?LName=theirs").body(json("$", empty()));
        get("/Simple?Guarantor=" + n).body(json("$", empty()));
    }

    @ParameterizedTest
    @CsvSource({"GET, /1", "GET, /Simple", "GET, ''", "POST, ''", "PUT, /1"})
    void nobodyComesWithoutACredentialAndViewersOnlyRead(String method, String path) {
        given().body("{}").request(method, PATIENTS + path).then().statusCode(401);
        if (!method.equals("GET")) {
            practice.as(Roles.VIEWER)
                    .call()
                    .body("{}")
                    .request(method, PATIENTS + path)
                    .then()
                    .statusCode(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE /48", "PUT /", "POST /Simple", "GET /Nonsense"})
    void whatThereIsNotIsNoValidMethod(String request) {
        var parts = request.split(" /", -1);

        practice.owner()
                .call()
                .request(parts[0], PATIENTS + (parts[1].isEmpty() ? "" : "/" + parts[1]))
                .then()
                .statusCode(400)
                .body(equalTo("\"patients %s %s is not a valid method.\"".formatted(parts[0], parts[1])));
    }

    @Test
    void theDescriptionHasTheSameNames() {
        var api = given().accept("application/json").get("/q/openapi").then().statusCode(200);
        var patient = "components.schemas.OpenDentalPatient.";

        api.body(
                        patient + "properties.keySet()",
                        hasItems("PatNum", "LName", "SSN", "priProvAbbr", "DateTStamp", "Zip"))
                .body(patient + "examples[0].LName", is("Smith"))
                .body(json(
                        "paths.'/opendental/api/v1/patients/Simple'.get.parameters.name",
                        hasItems("DateTStamp", "Offset")))
                .body("components.schemas.OpenDentalDefinition.properties.keySet()", hasItems("Category", "category"));
    }

    private static ValidatableResponse get(String path) {
        return practice.owner()
                .call()
                .urlEncodingEnabled(false)
                .get(PATIENTS + path)
                .then();
    }

    private static ValidatableResponse post(String body) {
        return practice.owner().call().body(body).post(PATIENTS).then();
    }

    private static ValidatableResponse put(int n, String body) {
        return practice.owner().call().body(body).put(PATIENTS + "/" + n).then();
    }

    private static ValidatableResponse simple(Practice in, String query) {
        return in.owner()
                .call()
                .urlEncodingEnabled(false)
                .get(PATIENTS + "/Simple?" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse select(Practice in, String query) {
        return in.owner()
                .call()
                .urlEncodingEnabled(false)
                .get(PATIENTS + "?" + query)
                .then();
    }

    private static int number(UUID patient) {
        return practice.read(patient).extract().as(Json.class).at("number");
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

    private static int numberOf(String path, UUID id) {
        return practice.owner()
                .call()
                .get("/api/dental/{path}/{id}", path, id)
                .as(Json.class)
                .at("number");
    }

    private void owes(UUID patient, String balance, String familyBalance) {
        stub("/internal/balances/" + patient, """
                200{"patient_id":"%s","balance":%s,"family_balance":%s}""".formatted(patient, balance, familyBalance));
    }

    private void stub(String path, String answer) {
        given().body(answer).put(payments + path).then().statusCode(204);
    }
}
