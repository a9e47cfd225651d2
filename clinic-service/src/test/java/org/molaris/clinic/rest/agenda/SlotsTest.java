package org.molaris.clinic.rest.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.test.Json;

/** Random agendas, on days when clocks change too, against somebody who looks at every minute. */
@QuarkusTest
class SlotsTest {

    private static final int EXAMPLES = 15;

    private static final List<Map.Entry<String, String>> DAYS = List.of(
            Map.entry("America/El_Salvador", "2030-03-04"),
            Map.entry("America/Santiago", "2030-09-08"),
            Map.entry("America/Santiago", "2030-04-07"),
            Map.entry("Europe/Rome", "2030-03-31"),
            Map.entry("Europe/Rome", "2030-10-27"));

    private static final List<String> STATES =
            List.of("scheduled", "confirmed", "waiting", "in_care", "done", "absent", "cancelled");

    private record Operator(UUID id, int step) {}

    private record Chair(UUID id, UUID branch, UUID operator, int place) {}

    private record Hours(UUID operator, UUID branch, int weekday, LocalTime opens, LocalTime closes, String modality) {}

    /** Time that is taken: of an operator, a chair, a branch; null is anybody's for a block, nobody's for an appointment. */
    private record Taken(boolean block, UUID operator, UUID chair, UUID branch, long from, long to) {

        boolean stops(UUID who, UUID where, UUID in, long minute) {
            return minute >= from
                    && minute < to
                    && (block
                            ? (operator == null || operator.equals(who))
                                    && (chair == null || chair.equals(where))
                                    && (branch == null || branch.equals(in))
                            : (operator != null && operator.equals(who)) || (chair != null && chair.equals(where)));
        }
    }

    private record Free(Instant startsAt, UUID operator, UUID chair, String modality) {}

    private record Question(
            long from, long to, int duration, UUID operator, UUID chair, UUID branch, String modality) {}

    private static final class World {

        private final Random random;
        private final ZoneId zone;
        private final LocalDate day;
        private final Agenda agenda;
        private final List<UUID> branches = new ArrayList<>();
        private final List<Operator> operators = new ArrayList<>();
        private final List<Chair> chairs = new ArrayList<>();
        private final List<Hours> hours = new ArrayList<>();
        private final List<Taken> taken = new ArrayList<>();

        World(Random random) {
            this.random = random;
            var when = one(DAYS);
            zone = ZoneId.of(when.getKey());
            day = LocalDate.parse(when.getValue());
            agenda = Agenda.of(Practice.open(when.getKey()));
            times(random.nextInt(3), () -> branches.add(agenda.branch()));
            times(1 + random.nextInt(3), () -> {
                int step = one(List.of(5, 10, 15, 20, 30, 45));
                operators.add(new Operator(agenda.operator(step), step));
            });
            times(random.nextInt(4), () -> {
                var branch = perhaps(branches);
                var operator = perhaps(ids());
                chairs.add(new Chair(agenda.chair(branch, operator), branch, operator, chairs.size()));
            });
            times(1 + random.nextInt(8), this::addHours);
            times(random.nextInt(16), this::addAppointment);
            times(random.nextInt(4), this::addBlock);
        }

        private void addHours() {
            int opens = 5 * random.nextInt(280);
            int closes = Math.min(opens + 5 + 5 * random.nextInt(120), 24 * 60 - 1);
            var added = new Hours(
                    perhaps(ids()),
                    perhaps(branches),
                    day.plusDays(random.nextInt(3) - 1L).getDayOfWeek().getValue(),
                    LocalTime.ofSecondOfDay(opens * 60L),
                    LocalTime.ofSecondOfDay(closes * 60L),
                    one(List.of("in_practice", "telehealth", "both", "both")));
            agenda.hours(
                    added.operator(), added.branch(), added.weekday(), added.opens(), added.closes(), added.modality());
            hours.add(added);
        }

        private void addAppointment() {
            var state = one(STATES);
            var chair = random.nextInt(6) == 0 ? agenda.overbookingChair() : perhaps(chairIds());
            var operator = perhaps(ids());
            long from = minute();
            long to = from + 5 + 5L * random.nextInt(30);
            boolean counts = !state.equals("absent")
                    && !state.equals("cancelled")
                    && !agenda.overbookingChair().equals(chair);
            var added = new Taken(false, operator, chair, null, from, to);
            if (counts && LongStream.range(from, to).anyMatch(minute -> isTaken(added, minute))) {
                return; // The table would not have it.
            }
            agenda.appointment(operator, chair, instant(from), instant(to), state);
            if (counts) {
                taken.add(added);
            }
        }

        private boolean isTaken(Taken wanted, long minute) {
            return taken.stream().anyMatch(other -> other.stops(wanted.operator(), wanted.chair(), null, minute));
        }

        private void addBlock() {
            long from = minute();
            var added = new Taken(
                    true, perhaps(ids()), perhaps(chairIds()), perhaps(branches), from, from + 5 + random.nextInt(300));
            agenda.block(added.operator(), added.chair(), added.branch(), instant(added.from()), instant(added.to()));
            taken.add(added);
        }

        Question question() {
            long from = minute();
            return new Question(
                    from,
                    from + 1 + random.nextInt(4 * 24 * 60),
                    5 + random.nextInt(120),
                    perhaps(ids()),
                    random.nextInt(3) == 0 ? perhaps(chairIds()) : null,
                    random.nextInt(2) == 0 ? perhaps(branches) : null,
                    random.nextInt(2) == 0 ? one(List.of("in_practice", "telehealth")) : null);
        }

        Set<Free> answered(Question asked) {
            var query = new StringBuilder("?from=%s&to=%s&duration=%d"
                    .formatted(instant(asked.from()), instant(asked.to()), asked.duration()));
            var filters = new LinkedHashMap<String, Object>();
            filters.put("operator_id", asked.operator());
            filters.put("chair_id", asked.chair());
            filters.put("branch_id", asked.branch());
            filters.put("modality", asked.modality());
            filters.forEach((name, value) -> query.append(value == null ? "" : "&" + name + "=" + value));
            List<Map<String, String>> slots = agenda.slots(query.toString())
                    .statusCode(200)
                    .extract()
                    .as(Json.class)
                    .at("slots");
            var free = new HashSet<Free>();
            for (var slot : slots) {
                var start = Instant.parse(slot.get("starts_at"));
                assertThat(slot.get("ends_at"))
                        .isEqualTo(start.plusSeconds(60L * asked.duration()).toString());
                var chair = slot.get("chair_id");
                var found = new Free(
                        start,
                        UUID.fromString(slot.get("operator_id")),
                        chair == null ? null : UUID.fromString(chair),
                        slot.get("modality"));
                assertThat(free.add(found)).as("once each").isTrue();
            }
            return free;
        }

        Set<Free> expected(Question asked) {
            var free = new HashSet<Free>();
            for (var operator : operators) {
                if (asked.operator() == null || asked.operator().equals(operator.id())) {
                    var groups = new LinkedHashMap<List<Object>, List<Hours>>();
                    for (var row : hoursOf(operator, asked)) {
                        groups.computeIfAbsent(
                                        Arrays.asList(
                                                asked.branch() == null ? row.branch() : asked.branch(),
                                                asked.modality() == null ? row.modality() : asked.modality()),
                                        any -> new ArrayList<>())
                                .add(row);
                    }
                    groups.forEach((group, rows) ->
                            look(asked, operator, (UUID) group.get(0), (String) group.get(1), rows, free));
                }
            }
            return free;
        }

        private List<Hours> hoursOf(Operator operator, Question asked) {
            boolean own = hours.stream().anyMatch(row -> operator.id().equals(row.operator()));
            return hours.stream()
                    .filter(row -> own ? operator.id().equals(row.operator()) : row.operator() == null)
                    .filter(row -> row.branch() == null
                            || asked.branch() == null
                            || row.branch().equals(asked.branch()))
                    .filter(row -> asked.modality() == null
                            || row.modality().equals("both")
                            || row.modality().equals(asked.modality()))
                    .toList();
        }

        private void look(
                Question asked, Operator operator, UUID branch, String modality, List<Hours> rows, Set<Free> free) {
            var open = open(asked, rows);
            for (long minute = asked.from(); minute + asked.duration() <= asked.to(); minute++) {
                if (!open.test(minute) || sinceItOpened(open, minute) % operator.step() != 0) {
                    continue;
                }
                for (var chair : chairs(asked, operator, branch, modality)) {
                    long start = minute;
                    var in = branch == null && chair != null ? chair.branch() : branch;
                    var where = chair == null ? null : chair.id();
                    if (LongStream.range(start, start + asked.duration())
                            .allMatch(at -> open.test(at)
                                    && taken.stream().noneMatch(other -> other.stops(operator.id(), where, in, at)))) {
                        free.add(new Free(instant(start), operator.id(), where, modality));
                        break;
                    }
                }
            }
        }

        private LongPredicate open(Question asked, List<Hours> rows) {
            var first = instant(asked.from()).atZone(zone).toLocalDate();
            var last = instant(asked.to()).atZone(zone).toLocalDate();
            var minutes = new HashSet<Long>();
            first.datesUntil(last.plusDays(1))
                    .forEach(date -> rows.stream()
                            .filter(row -> row.weekday() == date.getDayOfWeek().getValue())
                            .forEach(row -> LongStream.range(at(date, row.opens()), at(date, row.closes()))
                                    .forEach(minutes::add)));
            return minutes::contains;
        }

        private static long sinceItOpened(LongPredicate open, long minute) {
            long since = 0;
            while (open.test(minute - since - 1)) {
                since++;
            }
            return since;
        }

        /** In the order in which they are offered; a place without a chair where none is needed, or there is none. */
        private List<Chair> chairs(Question asked, Operator operator, UUID branch, String modality) {
            if (modality.equals("telehealth")) {
                return asked.chair() == null ? Arrays.asList((Chair) null) : List.of();
            }
            var fitting = chairs.stream()
                    .filter(chair -> asked.chair() == null || asked.chair().equals(chair.id()))
                    .filter(chair -> chair.branch() == null
                            || branch == null
                            || chair.branch().equals(branch))
                    .sorted(Comparator.comparing((Chair chair) -> !operator.id().equals(chair.operator()))
                            .thenComparing(chair -> chair.operator() != null)
                            .thenComparing(Chair::place))
                    .toList();
            return fitting.isEmpty() && asked.chair() == null ? Arrays.asList((Chair) null) : fitting;
        }

        private long at(LocalDate date, LocalTime time) {
            return ZonedDateTime.of(date, time, zone).withLaterOffsetAtOverlap().toEpochSecond() / 60;
        }

        private long minute() {
            return at(day.minusDays(1), LocalTime.MIDNIGHT) + 5L * random.nextInt(3 * 24 * 12);
        }

        private static Instant instant(long minute) {
            return Instant.ofEpochSecond(minute * 60);
        }

        private List<UUID> ids() {
            return operators.stream().map(Operator::id).toList();
        }

        private List<UUID> chairIds() {
            return chairs.stream().map(Chair::id).toList();
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private <T> T perhaps(List<T> of) {
            return of.isEmpty() || random.nextInt(2) == 0 ? null : one(of);
        }

        private static void times(int times, Runnable work) {
            Stream.generate(() -> work).limit(times).forEach(Runnable::run);
        }
    }

    @Test
    void whateverTheAgendaTheFreeTimesAreThoseThatEveryMinuteSays() {
        var compared = new ArrayList<Integer>();

        qt().withFixedSeed(20_300_308L)
                .withExamples(EXAMPLES)
                .withShrinkCycles(0)
                .forAll(longs().all())
                .checkAssert(seed -> {
                    var world = new World(new Random(seed));
                    for (int question = 0; question < 3; question++) {
                        var asked = world.question();
                        var expected = world.expected(asked);
                        assertThat(world.answered(asked)).as("%s", asked).containsExactlyInAnyOrderElementsOf(expected);
                        compared.add(expected.size());
                    }
                });

        assertThat(compared).hasSize(3 * EXAMPLES);
        assertThat(compared.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(EXAMPLES * 20);
    }
}
