package org.molaris.clinic.rest.transfer;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.data.Ids;
import org.molaris.test.Database;
import org.molaris.test.Passports;

/** How fast a file is taken in beside PostgreSQL's own COPY of the same rows. A measurement: run by its name alone. */
@QuarkusTest
class ImportSpeed {

    private static final int ROWS = Integer.getInteger("rows", 100_000);
    private static final int TIMES = Integer.getInteger("times", 4);
    private static final String COLUMNS =
            "first_name,last_name,phone,email,date_of_birth,gender,address,city,external_id";

    @Test
    void besideCopy() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            double copied = copied(Practice.open());
            var practice = Practice.open();
            double imported = imported(practice);
            var waiting = outbox();
            await().atMost(Duration.ofMinutes(5)).until(() -> outbox() == 0);
            double again = imported(practice);
            Log.infof(
                    "COPY %.0f rows/s, import %.0f rows/s: %.2f of it, %d events still to be sent; again %.0f rows/s",
                    copied, imported, imported / copied, waiting, again);
        }
    }

    private static double imported(Practice practice) {
        var file = (COLUMNS + "\n"
                        + IntStream.range(0, ROWS).mapToObj(ImportSpeed::row).collect(Collectors.joining("\n")))
                .getBytes(UTF_8);
        var request = given().auth()
                .oauth2(Passports.of(practice.id(), Roles.OWNER))
                .contentType("text/csv;charset=utf-8")
                .body(file);
        long began = System.nanoTime();
        request.post("/api/dental/patients/import").then().statusCode(200);
        return rate(began);
    }

    private static double copied(Practice practice) throws Exception {
        var rows = IntStream.range(0, ROWS)
                .mapToObj(nth ->
                        "%s,%s,%s,\"[{\"\"number\"\":1,\"\"phone\"\":\"\"%s\"\",\"\"label\"\":null,\"\"sms_enabled\"\":true}]\",2026-01-01,2026-01-01"
                                .formatted(Ids.next(), practice.id(), row(nth), phone(nth)))
                .collect(Collectors.joining("\n"));
        var file = Files.createTempFile("patients", ".csv");
        try {
            Files.writeString(file, rows);
            file.toFile().setReadable(true, false);
            long began = System.nanoTime();
            Database.execute("copy patient (id, clinic_id, %s, phones, created_at, updated_at) from '%s' (format csv)"
                    .formatted(COLUMNS, file));
            return rate(began);
        } finally {
            Files.delete(file);
        }
    }

    private static String row(int nth) {
        return "Ana %1$d,García López,%2$s,ana%1$d@example.org,1990-02-28,female,Calle Arce %1$d,San Salvador,P-%1$d"
                .formatted(nth, phone(nth));
    }

    private static String phone(int nth) {
        return "+5037%07d".formatted(nth);
    }

    private static double rate(long began) {
        return ROWS / ((System.nanoTime() - began) / 1e9);
    }

    private static long outbox() {
        return (long) Database.value("select count(*) from outbox");
    }
}
