package org.molaris.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Puts in who works in a demo practice, where and at what, two weeks of its agenda and some old visits. What is there is left. */
final class AgendaSeeder {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Demo.Practice practice;
    private final GatewayClient gateway;
    private final ZoneId zone;
    private final LocalDate today;

    AgendaSeeder(Demo.Practice practice, GatewayClient gateway, ZoneId zone) {
        this.practice = practice;
        this.gateway = gateway;
        this.zone = zone;
        this.today = LocalDate.now(zone);
    }

    /** What is in the agenda, for patients by their e-mail addresses. */
    Agenda seed(Map<String, String> patients, ExecutorService threads) {
        var specialties = make("specialties", "name", practice.specialties(), Function.identity(), AgendaSeeder::named);
        var operators = make(
                "operators",
                "abbreviation",
                practice.operators(),
                Demo.Operator::abbreviation,
                operator -> operator(operator, specialties));
        var chairs = make("chairs", "name", practice.chairs(), Function.identity(), AgendaSeeder::named);
        var reasons = make(
                "booking-reasons",
                "name",
                practice.bookingReasons(),
                Demo.Reason::name,
                reason -> reason(reason, specialties));
        var there = new HashMap<String, JsonNode>();
        Seeder.list(gateway, "appointments", "appointments").forEach(each -> there.put(placeOf(each), each));
        var visits = new ConcurrentHashMap<String, String>();
        Seeder.all(threads, practice.appointments(), appointment -> {
            var wanted = appointment(appointment)
                    .put("patient_id", patients.get(appointment.patient()))
                    .put("operator_id", operators.get(appointment.operator()))
                    .put("chair_id", chairs.get(appointment.chair()))
                    .put("booking_reason_id", reasons.get(appointment.reason()));
            var booked = there.get(placeOf(wanted));
            return visits.put(
                    Agenda.nameOf(appointment.patient(), appointment.workingDay()),
                    Seeder.idOf(booked == null ? book(wanted) : booked));
        });
        return new Agenda(operators, visits);
    }

    private JsonNode book(ObjectNode appointment) {
        return Futures.await(gateway.post("/api/dental/appointments", appointment, key(placeOf(appointment))));
    }

    private <T> Map<String, String> make(
            String collection, String field, List<T> wanted, Function<T, String> name, Function<T, ObjectNode> body) {
        var ids = new HashMap<String, String>();
        Seeder.list(gateway, collection, collection.replace('-', '_'))
                .forEach(each -> ids.put(each.path(field).asText(), Seeder.idOf(each)));
        for (var one : wanted) {
            ids.computeIfAbsent(name.apply(one), missing -> {
                var made = gateway.post("/api/dental/" + collection, body.apply(one), key(collection + missing));
                return Seeder.idOf(Futures.await(made));
            });
        }
        return ids;
    }

    private static ObjectNode named(String name) {
        return Json.object().put("name", name);
    }

    private static ObjectNode operator(Demo.Operator operator, Map<String, String> specialties) {
        var body = Json.object()
                .put("first_name", operator.firstName())
                .put("last_name", operator.lastName())
                .put("abbreviation", operator.abbreviation())
                .put("color", operator.color());
        body.putArray("specialty_ids").add(specialties.get(operator.specialty()));
        return body;
    }

    private static ObjectNode reason(Demo.Reason reason, Map<String, String> specialties) {
        return named(reason.name())
                .put("specialty_id", specialties.get(reason.specialty()))
                .put("duration_minutes", reason.minutes())
                .put("price", reason.price());
    }

    /** Forced, since half of the agenda has been. */
    private ObjectNode appointment(Demo.Appointment appointment) {
        var start = workingDay(appointment.workingDay())
                .atTime(LocalTime.parse(appointment.time()))
                .atZone(zone)
                .toInstant();
        return Json.object()
                .put("starts_at", start.toString())
                .put("state", appointment.state())
                .put("procedure_type", appointment.reason())
                .put("force", true);
    }

    private LocalDate workingDay(int away) {
        var day = WEEKEND.contains(today.getDayOfWeek()) ? nextWorkingDay(today, 1) : today;
        for (int i = 0; i < Math.abs(away); i++) {
            day = nextWorkingDay(day, Integer.signum(away));
        }
        return day;
    }

    private static LocalDate nextWorkingDay(LocalDate day, int step) {
        var next = day.plusDays(step);
        return WEEKEND.contains(next.getDayOfWeek()) ? nextWorkingDay(next, step) : next;
    }

    private static String placeOf(JsonNode appointment) {
        return Instant.parse(appointment.path("starts_at").asText())
                + appointment.path("operator_id").asText();
    }

    private String key(String name) {
        return Seeder.key(practice, name);
    }

    /** Who works, by abbreviations, and who comes: nobody comes twice on a day. */
    record Agenda(Map<String, String> operators, Map<String, String> visits) {

        String visit(String patient, int workingDay) {
            return visits.get(nameOf(patient, workingDay));
        }

        private static String nameOf(String patient, int workingDay) {
            return patient + "|" + workingDay;
        }
    }
}
