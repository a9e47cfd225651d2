package org.molaris.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** Puts in what is planned for a demo practice's patients, and how far it has come. What is there is left. */
final class TreatmentSeeder {

    private static final String PLANS = "/api/dental/treatment-plans";

    private final Demo.Practice practice;
    private final GatewayClient gateway;
    private final Map<String, String> patients;
    private final AgendaSeeder.Agenda agenda;

    /**
     * Needs the agenda, in which steps are done.
     *
     * @param patients by their e-mail addresses
     */
    TreatmentSeeder(
            Demo.Practice practice, GatewayClient gateway, Map<String, String> patients, AgendaSeeder.Agenda agenda) {
        this.practice = practice;
        this.gateway = gateway;
        this.patients = patients;
        this.agenda = agenda;
    }

    /** The treatment plans' ids by {@link #nameOf(String, String)}. */
    Map<String, String> seed(ExecutorService threads) {
        var there = new ConcurrentHashMap<String, JsonNode>();
        Seeder.list(gateway, "treatment-plans", "plans")
                .forEach(plan -> there.put(
                        nameOf(
                                plan.path("patient_id").asText(),
                                plan.path("title").asText()),
                        plan));
        var ids = new ConcurrentHashMap<String, String>();
        Seeder.all(threads, practice.treatments(), treatment -> {
            var name = nameOf(patients.get(treatment.patient()), treatment.title());
            var plan = there.containsKey(name)
                    ? gateway.get(pathOf(there.get(name)))
                    : gateway.post(PLANS, plan(treatment), key(treatment, 0));
            return ids.put(name, carryOut(treatment, Futures.await(plan)));
        });
        return ids;
    }

    /** What a plan is known by here. */
    static String nameOf(String patientId, String title) {
        return patientId + "|" + title;
    }

    private String carryOut(Demo.Treatment treatment, JsonNode plan) {
        for (int i = 0; i < treatment.steps().size(); i++) {
            var wanted = treatment.steps().get(i);
            var step = plan.path("steps").path(i);
            if (step.isMissingNode()) {
                var body = step(treatment, wanted);
                step = Futures.await(gateway.post(pathOf(plan) + "/steps", body, key(treatment, i + 1)));
            }
            say(wanted.status(), step, "/api/dental/treatment-steps/" + Seeder.idOf(step));
        }
        say(treatment.status(), plan, pathOf(plan));
        return Seeder.idOf(plan);
    }

    private void say(String status, JsonNode there, String path) {
        if (status != null && !status.equals(there.path("status").asText())) {
            Futures.await(gateway.patch(path, Json.object().put("status", status)));
        }
    }

    private ObjectNode plan(Demo.Treatment treatment) {
        return Json.object()
                .put("patient_id", patients.get(treatment.patient()))
                .put("title", treatment.title())
                .put("estimated_total", treatment.estimatedTotal())
                .put("notes", treatment.notes())
                .put("operator_id", agenda.operators().get(treatment.operator()));
    }

    private ObjectNode step(Demo.Treatment treatment, Demo.Step step) {
        var body = Json.object()
                .put("procedure", step.procedure())
                .put("estimated_cost", step.cost())
                .put("tooth", step.tooth())
                .put("surface", step.surface())
                .put("notes", step.notes());
        if (step.visit() != null) {
            body.put("appointment_id", agenda.visit(treatment.patient(), step.visit()));
        }
        return body;
    }

    private String key(Demo.Treatment treatment, int step) {
        return Seeder.key(practice, nameOf(treatment.patient(), treatment.title()) + "|" + step);
    }

    private static String pathOf(JsonNode plan) {
        return PLANS + "/" + Seeder.idOf(plan);
    }
}
