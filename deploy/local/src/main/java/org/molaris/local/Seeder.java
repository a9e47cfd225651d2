package org.molaris.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.molaris.local.Access.Clinic;

/** Puts the demo in as a client would: through the gateway, leaving what is there already. */
final class Seeder {

    static final ZoneId ZONE = ZoneId.of("America/El_Salvador");
    private static final int AT_ONCE = 8;

    private final DataFolder data;
    private final Access access;
    private final Consumer<String> says;
    private final LocalDate today = LocalDate.now(ZONE);

    Seeder(DataFolder data, Access access, Consumer<String> says) {
        this.data = data;
        this.access = access;
        this.says = says;
    }

    /** Does nothing when it was done before; goes on where it was interrupted. */
    void seed() {
        var demo = Demo.load();
        if (Files.exists(data.seeded())) {
            makeKeysOnceMore(demo);
            return;
        }
        long begin = System.nanoTime();
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var practices = makeClinics(demo);
            for (var practice : demo.clinics()) {
                fill(practice, access.as(practices.get(practice.slug()), "owner"), threads);
            }
            makeKeys(demo);
        } finally {
            threads.shutdownNow();
        }
        Folders.writePrivate(
                data.seeded(),
                Json.write(Json.object().put("seeded_at", Instant.now().toString())) + "\n");
        says.accept(String.format(
                Locale.ROOT,
                "  %-18s %d clinics, %d patients, %d appointments, %d treatment plans, %d payment plans, %d payments,"
                        + " %d campaigns in %.1f s",
                "demo",
                demo.clinics().size(),
                count(demo, Demo.Practice::patients),
                count(demo, Demo.Practice::appointments),
                count(demo, Demo.Practice::treatments),
                count(demo, Demo.Practice::plans),
                demo.clinics().stream()
                        .flatMap(each -> each.plans().stream())
                        .mapToInt(each -> each.payments().size())
                        .sum(),
                count(demo, Demo.Practice::campaigns),
                (System.nanoTime() - begin) / 1e9));
    }

    private void makeKeys(Demo demo) {
        new DemoKeys(Secrets.in(data), access)
                .make(demo.clinics().stream().map(Demo.Practice::slug).toList());
    }

    /** For data of before there were any. The demo may have been changed so that it lets nobody in, which is no reason to stop. */
    private void makeKeysOnceMore(Demo demo) {
        try {
            makeKeys(demo);
        } catch (LaunchException e) {
            says.accept("  %-18s some keys are missing: %s".formatted("demo", e.getMessage()));
        }
    }

    private static int count(Demo demo, Function<Demo.Practice, List<?>> those) {
        return demo.clinics().stream()
                .mapToInt(each -> those.apply(each).size())
                .sum();
    }

    private Map<String, Clinic> makeClinics(Demo demo) {
        var clinics = new ConcurrentHashMap<String, Clinic>();
        access.clinics().forEach(clinic -> clinics.put(clinic.slug(), clinic));
        var gateway = access.asPlatformAdmin();
        for (var practice : demo.clinics()) {
            clinics.computeIfAbsent(practice.slug(), slug -> {
                var made = Futures.await(gateway.post("/api/clinics", clinic(practice), "demo-clinic-" + slug));
                return new Clinic(slug, made.path("id").asText());
            });
        }
        return clinics;
    }

    private void fill(Demo.Practice practice, GatewayClient gateway, ExecutorService threads) {
        var patients = new ConcurrentHashMap<String, String>();
        list(gateway, "patients", "patients")
                .forEach(each -> patients.put(each.path("email").asText(), idOf(each)));
        all(
                threads,
                practice.patients(),
                patient -> patients.computeIfAbsent(patient.email(), email -> {
                    var made = gateway.post("/api/dental/patients", patient(patient), key(practice, email));
                    return idOf(Futures.await(made));
                }));
        var agenda = new AgendaSeeder(practice, gateway, ZONE).seed(patients, threads);
        var treatments = new TreatmentSeeder(practice, gateway, patients, agenda).seed(threads);
        var plans = list(gateway, "payment-plans", "plans");
        all(threads, practice.plans(), plan -> {
            var patientId = patients.get(plan.patient());
            var treatmentId = treatments.get(TreatmentSeeder.nameOf(patientId, plan.treatment()));
            return open(new PlanInHand(practice, plan, patientId, treatmentId, gateway), plans);
        });
        makeCampaigns(practice, gateway);
    }

    /** Last of all, so that the visits that they look for are there. */
    private static void makeCampaigns(Demo.Practice practice, GatewayClient gateway) {
        var there = new HashSet<String>();
        list(gateway, "recall-campaigns", "campaigns")
                .forEach(each -> there.add(each.path("name").asText()));
        for (var campaign : practice.campaigns()) {
            if (there.add(campaign.name())) {
                Futures.await(gateway.post(
                        "/api/dental/recall-campaigns", campaign(campaign), key(practice, campaign.name())));
            }
        }
    }

    private Void open(PlanInHand hand, JsonNode plans) {
        var plan = hand.plan;
        for (var there : plans) {
            if (there.path("patient_id").asText().equals(hand.patientId)
                    && there.path("description").asText().equals(plan.description())) {
                var whole = hand.gateway.get(pathOf(there) + "?include_voided=true");
                return pay(hand, Futures.await(whole));
            }
        }
        var made = hand.gateway.post("/api/dental/payment-plans", plan(hand), hand.key(""));
        return pay(hand, Futures.await(made));
    }

    private Void pay(PlanInHand hand, JsonNode there) {
        var done = new HashMap<String, JsonNode>();
        there.path("payments").forEach(payment -> done.put(payment.path("notes").asText(), payment));
        for (var payment : hand.plan.payments()) {
            var recorded = done.get(payment.notes());
            if (recorded == null) {
                recorded = record(hand, pathOf(there), payment);
            }
            if (payment.voided() != null && !recorded.hasNonNull("voided_at")) {
                var reason = Json.object().put("reason", payment.voided());
                Futures.await(hand.gateway.delete("/api/dental/payments/" + idOf(recorded), reason));
            }
        }
        if (hand.plan.cancelled() && !there.path("status").asText().equals("cancelled")) {
            Futures.await(hand.gateway.delete(pathOf(there), Json.object()));
        }
        return null;
    }

    private JsonNode record(PlanInHand hand, String path, Demo.Payment payment) {
        var body = Json.object()
                .put("amount", payment.amount())
                .put("payment_method", payment.method())
                .put("notes", payment.notes())
                .put("paid_on", dayOf(payment).toString());
        return Futures.await(hand.gateway.post(path + "/payments", body, hand.key(payment.notes())))
                .path("payment");
    }

    private LocalDate dayOf(Demo.Payment payment) {
        var day = dayOf(payment.monthsAgo(), payment.day());
        return day.isAfter(today) ? today : day;
    }

    private LocalDate dayOf(int monthsAgo, int day) {
        return today.minusMonths(monthsAgo).withDayOfMonth(day);
    }

    static <T> void all(ExecutorService threads, List<T> items, Function<T, ?> work) {
        var running = new ArrayList<CompletableFuture<?>>();
        items.forEach(item -> running.add(CompletableFuture.supplyAsync(() -> work.apply(item), threads)));
        Futures.awaitAll(running);
    }

    static JsonNode list(GatewayClient gateway, String collection, String field) {
        return Futures.await(gateway.get("/api/dental/" + collection + "?limit=1000"))
                .path(field);
    }

    private static String pathOf(JsonNode plan) {
        return "/api/dental/payment-plans/" + idOf(plan);
    }

    static String idOf(JsonNode made) {
        return made.path("id").asText();
    }

    static String key(Demo.Practice practice, String name) {
        var stable = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return "demo-%s-%s".formatted(practice.slug(), stable);
    }

    private static ObjectNode clinic(Demo.Practice practice) {
        return Json.object()
                .put("slug", practice.slug())
                .put("name", practice.name())
                .put("clinic_type", "dental")
                .put("plan", "pro")
                .put("subscription_status", "active")
                .put("time_zone", ZONE.getId())
                .put("currency", "USD")
                .put("language", "es")
                .put("phone", practice.phone());
    }

    private static ObjectNode campaign(Demo.Campaign campaign) {
        return Json.object()
                .put("name", campaign.name())
                .put("message_template", campaign.messageTemplate())
                .put("procedure_type", campaign.procedureType())
                .put("recall_interval_days", campaign.recallIntervalDays())
                .put("send_time", campaign.sendTime())
                .put("max_attempts", campaign.maxAttempts());
    }

    private static ObjectNode patient(Demo.Patient patient) {
        return Json.object()
                .put("first_name", patient.firstName())
                .put("last_name", patient.lastName())
                .put("phone", patient.phone())
                .put("email", patient.email())
                .put("date_of_birth", patient.dateOfBirth())
                .put("gender", patient.gender());
    }

    private ObjectNode plan(PlanInHand hand) {
        var plan = hand.plan;
        var body = Json.object()
                .put("patient_id", hand.patientId)
                .put("treatment_plan_id", hand.treatmentId)
                .put("description", plan.description())
                .put("total_amount", plan.totalAmount())
                .put("reminder_enabled", plan.reminderDay() != null)
                .put("notes", plan.notes());
        if (plan.reminderDay() != null) {
            body.put("reminder_day_of_month", plan.reminderDay());
        }
        if (plan.instalments() != null) {
            var first = dayOf(plan.instalments().monthsAgo(), plan.instalments().day());
            body.putObject("instalments")
                    .put("count", plan.instalments().count())
                    .put("first_due_on", first.toString())
                    .put("interval", "monthly");
        }
        return body;
    }

    /** A plan that is being put in, for whom, and for which treatment, if any. */
    private record PlanInHand(
            Demo.Practice practice, Demo.Plan plan, String patientId, String treatmentId, GatewayClient gateway) {

        private String key(String step) {
            return Seeder.key(practice, plan.patient() + "|" + plan.description() + "|" + step);
        }
    }
}
