package org.molaris.treatment.opendental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;
import static org.molaris.treatment.opendental.Charts.sentence;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

/** The catalogue as programs of Open Dental see it. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class ProcedureCodeResourceTest {

    private static final String CODES = "procedurecodes";
    private static final String PROCEDURES = "/api/dental/procedures";

    private static Charts charts;
    private static int known;
    private static int category;

    /** One for all: requests can be sent only now. */
    @BeforeEach
    void aCatalogue() {
        if (charts == null) {
            open();
        }
    }

    private static void open() {
        charts = new Charts(Practice.open());
        charts.practice().owner().call().body("""
                        {"code": "D0120", "name": "periodic oral evaluation", "category": "Exams & Xrays", "price": 30,
                         "treat_area": "mouth", "abbreviation": "PerEx"}""").post(PROCEDURES).then().statusCode(201);
        var first = charts.get(CODES).statusCode(200).extract().as(Json.class);
        known = first.getInt("[0].CodeNum");
        category = first.getInt("[0].ProcCat");
    }

    @Test
    void theExamplesAreServed() {
        var shown = charts.get(CODES + "/" + known).statusCode(200).extract();
        assertThat(shown.asString()
                        .replaceAll(
                                "\"DateTStamp\":\"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\"", "\"DateTStamp\":\"\""))
                .isEqualTo("""
                        {"CodeNum":%d,"ProcCode":"D0120","Descript":"periodic oral evaluation","AbbrDesc":"PerEx",\
                        "ProcTime":"/X/","ProcCat":%d,"procCat":"Exams & Xrays","TreatArea":"Mouth","NoBillIns":"false",\
                        "IsProsth":"false","DefaultNote":"","IsHygiene":"false","AlternateCode1":"","MedicalCode":"",\
                        "IsTaxed":"false","PaintType":"None","LaymanTerm":"","IsCanadianLab":"false","BaseUnits":0,\
                        "SubstitutionCode":"","SubstOnlyIf":"Always","DateTStamp":"","DrugNDC":"",\
                        "RevenueCodeDefault":"","ProvNumDefault":0,"CanadaTimeUnits":0.0,"IsRadiology":"false",\
                        "DefaultClaimNote":"","DefaultTPNote":"","PaintText":"","AreaAlsoToothRange":"false",\
                        "DiagnosticCodes":""}""".formatted(known, category));
        charts.get(CODES + "?DateTStamp=2199-11-07%2014%3A00%3A00")
                .statusCode(200)
                .body(json("", empty()));
        charts.get(CODES + "?DateTStamp=2021-11-07+14:00:00&Limit=1").body(json("CodeNum", contains(known)));

        var answer = charts.post(CODES, """
                        {"ProcCode": "G0140", "Descript": "limited oral evaluation - problem focused",
                         "AbbrDesc": "LimEx", "ProcCat": %d, "DiagnosticCodes": "B08.09"}""".formatted(category))
                .statusCode(201)
                .body(json("procCat", is("Exams & Xrays")))
                .body(json("TreatArea", is("None")))
                .body(json("DiagnosticCodes", is("B08.09")));
        int number = answer.extract().as(Json.class).at("CodeNum");
        answer.header("location", endsWith("/procedurecodes/" + number));
        charts.put(CODES + "/" + number, "{\"PaintType\": \"Text\", \"PaintText\": \"Watch\"}")
                .statusCode(200)
                .body(json("PaintType", is("Text")))
                .body(json("PaintText", is("Watch")))
                .body(json("AbbrDesc", is("LimEx")));
        charts.put(
                        CODES + "/" + number,
                        "{\"PaintType\": \"None\", \"TreatArea\": \"Quad\", \"AreaAlsoToothRange\": true}")
                .statusCode(200)
                .body(json("PaintText", is("")))
                .body(json("AreaAlsoToothRange", is("true")));
        charts.put(CODES + "/" + number, "{\"procCat\": \"Ortho\", \"TreatArea\": \"Surf\", \"IsHygiene\": \"true\"}")
                .statusCode(200)
                .body(json("procCat", is("Ortho")))
                .body(json("AreaAlsoToothRange", is("false")))
                .body(json("IsHygiene", is("true")));
    }

    @Test
    void theCatalogueIsOne() {
        var number = charts.code("D2391", "Surf", "");

        var found = charts.practice()
                .owner()
                .call()
                .get(PROCEDURES + "?q=D2391")
                .then()
                .extract()
                .as(Json.class);
        assertThat(found.getString("procedures[0].treat_area")).isEqualTo("surf");
        assertThat(found.getString("procedures[0].category")).isEqualTo("Exams & Xrays");
        var id = UUID.fromString(found.getString("procedures[0].id"));
        charts.practice()
                .owner()
                .call()
                .body("{\"treat_area\": \"tooth\", \"abbreviation\": \"Res\", \"active\": false}")
                .patch(PROCEDURES + "/{id}", id)
                .then()
                .statusCode(200);
        charts.get(CODES + "/" + number).body(json("TreatArea", is("Tooth"))).body(json("AbbrDesc", is("Res")));
        assertThat(charts.get(CODES).extract().as(Json.class).getList("CodeNum", Long.class))
                .doesNotContain(number);
        var told = Events.of(Topic.TREATMENTS, id, 2);
        assertThat(told.get(0).type()).isEqualTo("procedure-code-created");
        assertThat(told.get(1).data().getString("procedure_code.treat_area")).isEqualTo("tooth");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        POST | | "Descript": "x", "AbbrDesc": "x", "procCat": "x"                                    | 400 | ProcCode is required.
        POST | | "ProcCode": "X1", "AbbrDesc": "x", "procCat": "x"                                   | 400 | Descript is required.
        POST | | "ProcCode": "X1", "Descript": "x", "procCat": "x"                                   | 400 | AbbrDesc is required.
        POST | | "ProcCode": "X1", "Descript": "x", "AbbrDesc": "x"                                  | 400 | ProcCat or procCat is required.
        POST | | "ProcCode": "X1", "Descript": "x", "AbbrDesc": "x", "ProcCat": 99999911             | 404 | ProcCat not found
        POST | | "ProcCode": "X1", "Descript": "x", "AbbrDesc": "x", "ProcCat": 11, "procCat": "x"   | 400 | Only one of ProcCat and procCat may be given.
        POST | | "ProcCode": "d0120", "Descript": "x", "AbbrDesc": "x", "procCat": "x"               | 400 | ProcCode already exists.
        PUT  | ! | "TreatArea": "mouth"              | 400 | TreatArea is invalid.
        PUT  | ! | "TreatArea": 3                    | 400 | TreatArea is invalid.
        PUT  | ! | "AreaAlsoToothRange": "true"      | 400 | TreatArea must be Quad or Arch when AreaAlsoToothRange is true.
        PUT  | ! | "PaintText": "Watch"              | 400 | PaintType must be Text when there is a PaintText.
        PUT  | ! | "DiagnosticCodes": "a, b"         | 400 | DiagnosticCodes is invalid.
        PUT  | ! | "LaymanTerm": "filling"           | 400 | LaymanTerm is not supported.
        PUT  | ! | "BaseUnits": 2                    | 400 | BaseUnits is not supported.
        PUT  | ! | "IsTaxed": true                   | 400 | IsTaxed is not supported.
        PUT  | ! | "Descript": {}                    | 400 | Descript is invalid.
        PUT  | 99999999 | "Descript": "x"            | 404 | ProcedureCode not found
        GET  | 99999999 | -                          | 404 | ProcedureCode not found
        GET  | x | -                                 | 400 | procedurecodes GET x is not a valid method.
        """)
    void whatIsWrongIsSaid(Method method, String number, String fields, int status, String said) {
        var path = number == null ? CODES : CODES + "/" + (number.equals("!") ? known : number);

        var answer = charts.send(method, path, method == Method.GET ? null : "{" + fields + "}");

        assertThat(sentence(answer.statusCode(status))).isEqualTo("\"" + said + "\"");
    }

    @Test
    void whatIsTheDefaultAndWhatIsAnotherClinics() {
        charts.put(CODES + "/" + known, """
                        {"ProcTime": "/X/", "NoBillIns": "false", "BaseUnits": "0", "CanadaTimeUnits": 0.0, "LaymanTerm": "",
                         "SubstOnlyIf": "Always", "PaintType": "None", "PaintText": ""}""").statusCode(200);
        var neighbour = new Charts(new Practice(Ids.next(), Ids.next()));

        neighbour.get(CODES).statusCode(200).body(json("", empty()));
        neighbour.get(CODES + "/" + known).statusCode(404);
        neighbour.put(CODES + "/" + known, "{\"Descript\": \"x\"}").statusCode(404);
        neighbour.post("procedurelogs", """
                        {"PatNum": 31, "ProcDate": "2026-03-02", "ProcStatus": "TP", "procCode": "D0120"}""").statusCode(404).body(is("\"Patient not found\""));
    }
}
