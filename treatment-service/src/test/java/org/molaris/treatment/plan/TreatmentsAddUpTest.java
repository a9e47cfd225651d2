package org.molaris.treatment.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.molaris.dentalink.Dentalink;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.treatment.Practice;

/** Whatever a treatment is made of and whatever is paid: its figures add up to the cent, and so do those of its parts. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatmentsAddUpTest {

    @ConfigProperty(name = "quarkus.rest-client.payment-service.url")
    String payments;

    /** Everything in hundredths; no fee at all is -1. It was done so many days ago, several perhaps on one day. */
    record Part(int fee, int discount, int rate, int standing) {

        String row() {
            return "{\"fee\": %s, \"discount\": %d, \"rate\": %d, \"skipped\": %s, \"status\": \"%s\", \"days\": %d}"
                    .formatted(
                            fee < 0 ? "null" : fee,
                            discount,
                            rate,
                            standing == 0,
                            standing > 4 ? "planned" : "done",
                            standing);
        }
    }

    @Test
    void theFiguresAddUp() {
        var practice = Practice.open();
        var parts = integers()
                .between(-1, 99_999)
                .zip(
                        integers().between(0, 120_000),
                        integers().between(0, 10_000),
                        (fee, discount, rate) -> List.of(fee, discount, rate))
                .zip(
                        integers().between(0, 8),
                        (money, standing) -> new Part(money.get(0), money.get(1) / 4, money.get(2) / 5, standing));
        qt().withExamples(15)
                .withShrinkCycles(0)
                .forAll(lists().of(parts).ofSizeBetween(0, 12), integers().between(0, 600_000))
                .checkAssert((made, paid) -> addUp(practice, made, BigDecimal.valueOf(paid, 2)));
    }

    private void addUp(Practice practice, List<Part> made, BigDecimal paid) {
        var plan = practice.plan("x");
        write(plan, made);
        given().body("200{\"treatment_plan_id\": \"%s\", \"paid\": %s}".formatted(plan, paid))
                .put(payments + "/internal/treatment-payments/" + plan)
                .then()
                .statusCode(204);
        var treatment = Dentalink.PATH + "/tratamientos/"
                + Database.value("select number from treatment_plan where id = ?", plan);

        var told = get(practice, treatment).<Map<String, Object>>get("data");
        List<Map<String, Object>> items = get(practice, treatment + "/detalles").getList("data");

        assertThat(items).hasSize((int)
                made.stream().filter(part -> part.standing() != 0).count());
        assertThat(amount(told, "abonado")).isEqualByComparingTo(paid);
        assertThat(amount(told, "total")).isEqualByComparingTo(sum(items, "total", all -> true));
        assertThat(amount(told, "total_realizado"))
                .isEqualByComparingTo(sum(items, "total", TreatmentsAddUpTest::done));
        assertThat(amount(told, "abonado"))
                .isEqualByComparingTo(amount(told, "asignado_realizado")
                        .add(amount(told, "asignado_sin_realizar"))
                        .add(amount(told, "abono_libre")));
        assertThat(amount(told, "total_realizado"))
                .isEqualByComparingTo(amount(told, "asignado_realizado").add(amount(told, "deuda")));
        assertThat(amount(told, "asignado_realizado"))
                .isEqualByComparingTo(sum(items, "pagado", TreatmentsAddUpTest::done));
        assertThat(amount(told, "asignado_sin_realizar"))
                .isEqualByComparingTo(sum(items, "pagado", item -> !done(item)));
        assertThat(List.of("abono_libre", "asignado_realizado", "asignado_sin_realizar", "deuda"))
                .allSatisfy(figure -> assertThat(amount(told, figure)).isNotNegative());
        assertThat(items).allSatisfy(item -> {
            assertThat(amount(item, "pagado")).isBetween(BigDecimal.ZERO, amount(item, "total"));
            assertThat(amount(item, "precio").subtract(amount(item, "descuento_total")))
                    .isEqualByComparingTo(amount(item, "total"));
        });
        oneAfterTheOther(items);
    }

    /** Nothing is paid of what comes later while something is left of what comes before. */
    private static void oneAfterTheOther(List<Map<String, Object>> items) {
        var days = items.stream()
                .filter(TreatmentsAddUpTest::done)
                .collect(Collectors.groupingBy(
                        item -> item.get("fecha_realizacion").toString(), TreeMap::new, Collectors.toList()));
        boolean isLeft = false;
        for (var day : days.values()) {
            var total = sum(day, "total", all -> true);
            var paid = sum(day, "pagado", all -> true);
            assertThat(isLeft && paid.signum() > 0).isFalse();
            isLeft |= paid.compareTo(total) < 0;
        }
        assertThat(isLeft && sum(items, "pagado", each -> !done(each)).signum() > 0)
                .isFalse();
    }

    private static void write(UUID plan, List<Part> parts) {
        Database.execute("""
                with row as materialized (
                    select uuid_v7() as id, nth, r.*
                      from jsonb_array_elements(?::jsonb) with ordinality as told (part, nth),
                           jsonb_to_record(part) as r(fee int, discount int, rate int, skipped boolean, status text, days int)),
                written as (
                    insert into procedure (id, clinic_id, patient_id, name, fee, discount, vat_rate, status, done_at)
                    select r.id, t.clinic_id, t.patient_id, 'x', r.fee / 100.0, r.discount / 100.0, r.rate / 100.0, r.status,
                           case when r.status = 'done' then now() - make_interval(days => r.days) end
                      from row r, treatment_plan t where t.id = ?)
                insert into plan_item (id, clinic_id, treatment_plan_id, procedure_id, step_order, skipped)
                select uuid_v7(), t.clinic_id, t.id, r.id, r.nth, r.skipped from row r, treatment_plan t where t.id = ?""", parts.stream().map(Part::row).collect(Collectors.joining(",", "[", "]")), plan, plan);
    }

    private static JsonPath get(Practice practice, String path) {
        return practice.owner()
                .call()
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
    }

    private static boolean done(Map<String, Object> item) {
        return item.get("realizado").equals(1);
    }

    private static BigDecimal amount(Map<String, Object> told, String figure) {
        return new BigDecimal(told.get(figure).toString());
    }

    private static BigDecimal sum(
            List<Map<String, Object>> items, String figure, Predicate<Map<String, Object>> which) {
        return items.stream().filter(which).map(item -> amount(item, figure)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
