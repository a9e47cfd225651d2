package org.molaris.recall.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.CurrentClinic;
import org.molaris.auth.ServicePassports;
import org.molaris.recall.known.ClinicService;
import org.molaris.web.Unavailable;

/** Asks the owner of patients who may be written to, and where: what events have told may be out of date. */
@ApplicationScoped
class Reachability {

    /** One whom their owner does not have is as good as archived. */
    private static final Reachable NOBODY = new Reachable(null, null, false, true);

    private final CurrentClinic clinic;
    private final ClinicService clinicService;
    private final ServicePassports passports;

    Reachability(CurrentClinic clinic, @RestClient ClinicService clinicService, ServicePassports passports) {
        this.clinic = clinic;
        this.clinicService = clinicService;
        this.passports = passports;
    }

    /** A patient as their owner has them at this moment. */
    record Reachable(UUID id, String phone, boolean optedOut, boolean archived) {

        private static Reachable of(JsonNode told) {
            return new Reachable(
                    UUID.fromString(told.path("id").asText()),
                    told.path("phone").asText(null),
                    told.path("recall_opted_out").asBoolean(),
                    told.path("archived").asBoolean());
        }

        @Override
        public String toString() {
            return "Reachable[" + id + "]";
        }
    }

    /** All of them, whether or not there is such a patient; fails with {@link Unavailable} when nobody can be asked. */
    Uni<Function<UUID, Reachable>> of(Collection<UUID> patients) {
        var question = JsonNodeFactory.instance.objectNode();
        var ids = question.putArray("patient_ids");
        patients.stream().distinct().map(UUID::toString).forEach(ids::add);
        return Uni.createFrom()
                .deferred(() -> passports.of(clinic.id()))
                .flatMap(passport -> clinicService.reachable(passport, question))
                .map(Reachability::read)
                .onFailure()
                .transform(Unavailable::new)
                .map(known -> patient -> known.getOrDefault(patient, NOBODY));
    }

    private static Map<UUID, Reachable> read(JsonNode answer) {
        return StreamSupport.stream(answer.required("patients").spliterator(), false)
                .map(Reachable::of)
                .collect(Collectors.toMap(Reachable::id, Function.identity()));
    }
}
