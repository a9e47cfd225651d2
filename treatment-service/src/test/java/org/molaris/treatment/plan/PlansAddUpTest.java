package org.molaris.treatment.plan;

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
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.treatment.Practice;

/** Whatever stands in a plan: what it costs is to the cent what its entries say, and what payment-service is told. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PlansAddUpTest {

    private static final String ARCHIVE = "/alfadocs/api/v1/practices/1/archives/1/care-plans/";
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Everything in hundredths; no fee at all is -1. */
    record Item(int fee, int discount, int rate, int standing) {

        boolean skipped() {
            return standing == 0;
        }

        boolean done() {
            return standing == 1;
        }

        BigDecimal price() {
            return BigDecimal.valueOf(Math.max(fee, 0), 2);
        }

        BigDecimal discounted() {
            return price().subtract(BigDecimal.valueOf(discount, 2)).max(BigDecimal.ZERO);
        }

        BigDecimal vatOn(BigDecimal amount) {
            return amount.multiply(BigDecimal.valueOf(rate, 2)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        }

        String row() {
            return "{\"fee\": %s, \"discount\": %d, \"rate\": %d, \"skipped\": %s, \"status\": \"%s\"}"
                    .formatted(fee < 0 ? "null" : fee, discount, rate, skipped(), done() ? "done" : "planned");
        }
    }

    @Test
    void sumsAgreeWithTheRows() {
        var practice = Practice.open();
        var items = integers()
                .between(-1, 99_999)
                .zip(
                        integers().between(0, 120_000),
                        integers().between(0, 10_000),
                        (fee, discount, rate) -> List.of(fee, discount, rate))
                .zip(
                        integers().between(0, 3),
                        (money, standing) -> new Item(money.get(0), money.get(1) / 4, money.get(2), standing));
        qt().withExamples(12)
                .withShrinkCycles(0)
                .forAll(lists().of(items).ofSizeBetween(0, 12))
                .checkAssert(steps -> addUp(practice, steps));
    }

    private static void addUp(Practice practice, List<Item> all) {
        var plan = practice.plan("x");
        write(plan, all);
        var items = all.stream().filter(item -> !item.skipped()).toList();

        var number = Database.value("select number from treatment_plan where id = ?", plan);
        var told = get(practice, ARCHIVE + number);
        var entries = get(practice, ARCHIVE + number + "/care-plan-entries");
        var price = get(practice, "/internal/treatment-plans/" + plan + "/price");

        var discounted = sum(items, Item::discounted);
        var vat = sum(items, item -> item.vatOn(item.discounted()));
        same(told, "data.price", sum(items, Item::price), sumOf(entries, "price"));
        same(told, "data.discountedPrice", discounted, sumOf(entries, "discountedPrice"));
        same(told, "data.grossPrice", sum(items, item -> item.price().add(item.vatOn(item.price()))));
        same(told, "data.grossDiscountedPrice", discounted.add(vat));
        same(
                told,
                "data.doneAmount",
                sum(items.stream().filter(Item::done).toList(), Item::discounted),
                sumOf(entries, "doneAmount"));
        same(told, "data.billableAmount", discounted);
        assertThat(told.getInt("data.carePlanEntriesCount"))
                .isEqualTo(items.size())
                .isEqualTo(entries.getInt("count"));
        same(price, "price", sum(items, Item::price));
        same(price, "discounted_price", discounted);
        same(price, "vat", vat);
    }

    private static void write(UUID plan, List<Item> items) {
        Database.execute("""
                with row as materialized (
                    select uuid_v7() as id, nth, r.*
                      from jsonb_array_elements(?::jsonb) with ordinality as told (item, nth),
                           jsonb_to_record(item) as r(fee int, discount int, rate int, skipped boolean, status text)),
                written as (
                    insert into procedure (id, clinic_id, patient_id, name, fee, discount, vat_rate, status, done_at)
                    select r.id, t.clinic_id, t.patient_id, 'x', r.fee / 100.0, r.discount / 100.0, r.rate / 100.0, r.status,
                           case when r.status = 'done' then now() end
                      from row r, treatment_plan t where t.id = ?)
                insert into plan_item (id, clinic_id, treatment_plan_id, procedure_id, step_order, skipped)
                select uuid_v7(), t.clinic_id, t.id, r.id, r.nth, r.skipped from row r, treatment_plan t where t.id = ?""", items.stream().map(Item::row).collect(Collectors.joining(",", "[", "]")), plan, plan);
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

    private static void same(JsonPath told, String figure, BigDecimal... expected) {
        for (var each : expected) {
            assertThat(told.<BigDecimal>get(figure)).as(figure).isEqualByComparingTo(each);
        }
    }

    private static BigDecimal sum(List<Item> items, Function<Item, BigDecimal> figure) {
        return items.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sumOf(JsonPath entries, String figure) {
        return entries.getList("data." + figure, BigDecimal.class).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
