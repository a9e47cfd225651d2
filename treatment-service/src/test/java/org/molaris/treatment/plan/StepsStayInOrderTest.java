package org.molaris.treatment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

/** Whoever adds, moves and deletes steps, and however many at once: the places of a plan are 1 to n, each once. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class StepsStayInOrderTest {

    private static Practice practice;

    @BeforeAll
    static void aPractice() {
        practice = Practice.open();
    }

    @Test
    void fiftyWhoAppendAndDeleteAtOnceLeaveNoGapAndNoDouble() {
        var plan = practice.plan("x");
        var first = IntStream.range(0, 25)
                .mapToObj(nth -> practice.step(plan, "old"))
                .toList();

        var answers = Crowd.counts(
                50,
                nth -> (nth % 2 == 0
                                ? practice.addStep(plan, "{\"procedure\": \"new\"}")
                                : practice.deleteStep(first.get(nth / 2)))
                        .extract()
                        .statusCode());

        assertThat(answers).isEqualTo(Map.of(201, 25L, 200, 25L));
        assertThat(places(plan)).isEqualTo(upTo(25));
        assertThat(Events.of(Topic.TREATMENTS, plan, 76))
                .extracting(Events.Published::sequence)
                .isEqualTo(LongStream.rangeClosed(1, 76).boxed().toList());
    }

    /** Half of the steps stand for procedures of both plans, so that nobody's locks are one plan's alone. */
    @Test
    void thoseWhoMoveAndCompleteInTwoPlansAtOnceDoNotBlockEachOther() {
        var plans = List.of(practice.plan("one"), practice.plan("other"));
        var steps = new ArrayList<UUID>();
        for (int nth = 0; nth < 10; nth++) {
            var added = practice.addStep(plans.get(0), "{\"procedure\": \"x\"}").extract();
            var placed = practice.addStep(
                            plans.get(1),
                            "{\"procedure_id\": \"%s\"}"
                                    .formatted(added.as(Json.class).<String>at("procedure_id")))
                    .extract();
            steps.add(UUID.fromString(added.as(Json.class).at("id")));
            steps.add(UUID.fromString(placed.as(Json.class).at("id")));
        }

        var answers = Crowd.counts(
                50,
                nth -> (switch (nth % 5) {
                            case 0 -> practice.addStep(plans.get(nth % 2), "{\"procedure\": \"new\"}");
                            case 1 -> practice.deleteStep(steps.get(nth / 5));
                            case 2 -> practice.patchStep(steps.get(10 + nth / 5), "{\"status\": \"completed\"}");
                            case 3 ->
                                practice.patchStep(
                                        steps.get(10 + nth / 5), "{\"step_order\": %d}".formatted(nth / 10 + 1));
                            default ->
                                practice.patchStep(steps.get(19 - nth / 5), "{\"step_order\": 1, \"tooth\": \"11\"}");
                        })
                        .extract()
                        .statusCode());

        assertThat(answers).isEqualTo(Map.of(201, 10L, 200, 40L));
        assertThat(places(plans.get(0))).isEqualTo(upTo(10));
        assertThat(places(plans.get(1))).isEqualTo(upTo(10));
    }

    /** Two plans of one patient, and what their steps must be. */
    private static final class Model {

        /** A procedure; whether it is done. */
        private static final class Done {
            private UUID id;
            private boolean done;
        }

        /** Its place in a plan. */
        private static final class Item {
            private UUID id;
            private Done procedure;
            private boolean skipped;

            String status() {
                return skipped ? "skipped" : procedure.done ? "completed" : "pending";
            }
        }

        private final List<List<Item>> plans = List.of(new ArrayList<>(), new ArrayList<>());

        void become(Item item, String status) {
            if (item.status().equals(status)) {
                return;
            }
            boolean countsElsewhere = plans.stream()
                    .flatMap(List::stream)
                    .anyMatch(other -> other != item && other.procedure == item.procedure && !other.skipped);
            if (status.equals("completed")) {
                item.procedure.done = true;
            } else if (!countsElsewhere || (status.equals("pending") && !item.skipped)) {
                item.procedure.done = false;
            }
            item.skipped = status.equals("skipped");
        }
    }

    @Test
    void whateverHappensToTwoPlansThatShareProceduresTheyAreAsTheModelSays() {
        qt().withFixedSeed(20_260_101L)
                .withExamples(12)
                .withShrinkCycles(0)
                .forAll(lists().of(integers().between(0, 1_000_000)).ofSizeBetween(5, 20))
                .checkAssert(StepsStayInOrderTest::play);
    }

    private static void play(List<Integer> acts) {
        var plans = List.of(practice.plan("one"), practice.plan("other"));
        var model = new Model();
        for (int act : acts) {
            int which = act / 10 % 2;
            var items = model.plans.get(which);
            int nth = items.isEmpty() ? 0 : act / 20 % items.size();
            var others = model.plans.get(1 - which);
            switch (items.isEmpty() ? act % 2 : act % 10) {
                case 0, 2 -> {
                    var item = new Model.Item();
                    item.procedure = new Model.Done();
                    add(plans.get(which), "{\"procedure\": \"x\"}", item);
                    items.add(item);
                }
                case 1, 3 -> {
                    if (!others.isEmpty()) {
                        var item = new Model.Item();
                        item.procedure = others.get(act / 20 % others.size()).procedure;
                        if (items.stream().anyMatch(there -> there.procedure == item.procedure)) {
                            practice.addStep(plans.get(which), placing(item)).statusCode(409);
                        } else {
                            add(plans.get(which), placing(item), item);
                            items.add(item);
                        }
                    }
                }
                case 4 -> {
                    practice.deleteStep(items.remove(nth).id).statusCode(200);
                }
                case 5, 6 -> {
                    int place = act / 400 % items.size();
                    practice.patchStep(items.get(nth).id, "{\"step_order\": %d}".formatted(place + 1))
                            .statusCode(200);
                    items.add(place, items.remove(nth));
                }
                default -> {
                    var status = List.of("completed", "skipped", "pending").get(act % 10 - 7);
                    practice.patchStep(items.get(nth).id, "{\"status\": \"%s\"}".formatted(status))
                            .statusCode(200);
                    model.become(items.get(nth), status);
                }
            }
        }
        for (int which = 0; which < 2; which++) {
            assertThat(stepsOf(plans.get(which)))
                    .isEqualTo(model.plans.get(which).stream()
                            .map(item -> item.id + " " + item.status())
                            .toList());
            assertThat(places(plans.get(which)))
                    .isEqualTo(upTo(model.plans.get(which).size()));
        }
    }

    private static String placing(Model.Item item) {
        return "{\"procedure_id\": \"%s\"}".formatted(item.procedure.id);
    }

    private static void add(UUID plan, String body, Model.Item item) {
        var added = practice.addStep(plan, body).statusCode(201).extract();
        item.id = UUID.fromString(added.as(Json.class).at("id"));
        item.procedure.id = UUID.fromString(added.as(Json.class).at("procedure_id"));
    }

    private static List<String> stepsOf(UUID plan) {
        List<Map<String, String>> steps =
                practice.get(plan).extract().as(Json.class).at("steps");
        return steps.stream()
                .map(step -> step.get("id") + " " + step.get("status"))
                .toList();
    }

    private static List<Object> places(UUID plan) {
        return Database.rows("select step_order from plan_item where treatment_plan_id = ? order by 1", plan).stream()
                .map(row -> row.get("step_order"))
                .toList();
    }

    private static List<Object> upTo(int last) {
        return IntStream.rangeClosed(1, last).<Object>mapToObj(place -> place).toList();
    }
}
