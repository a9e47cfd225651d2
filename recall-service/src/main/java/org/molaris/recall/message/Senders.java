package org.molaris.recall.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.auth.ServicePassports;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.recall.known.ClinicService;
import org.molaris.web.Unavailable;

/**
 * How clinics speak on WhatsApp, asked of their owner and remembered in memory alone: for a minute, and only until something
 * about the clinic changes. Fails with {@link Unavailable} when the owner cannot be asked.
 */
@ApplicationScoped
public class Senders {

    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    /** Which state of the clinic is known here; none of a clinic that has not been heard of. */
    private static final String KNOWN =
            "select version, phone_number_id from clinic where clinic_id = current_clinic()";

    private final CurrentClinic clinic;
    private final ClinicService clinicService;
    private final ServicePassports passports;
    private final Flush flush;
    private final Cache<UUID, Remembered> remembered =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    Senders(CurrentClinic clinic, @RestClient ClinicService clinicService, ServicePassports passports, Flush flush) {
        this.clinic = clinic;
        this.clinicService = clinicService;
        this.passports = passports;
        this.flush = flush;
    }

    private record Remembered(long version, Sender sender) {}

    private record Known(long version, String phoneNumberId) {}

    /**
     * The current clinic's.
     *
     * @param version of the clinic's state as it is known here
     */
    Uni<Sender> current(long version) {
        return Uni.createFrom().deferred(() -> {
            var clinicId = clinic.id();
            var before = remembered.getIfPresent(clinicId);
            return before != null && before.version() == version
                    ? Uni.createFrom().item(before.sender())
                    : ask(clinicId).invoke(sender -> remembered.put(clinicId, new Remembered(version, sender)));
        });
    }

    /** Whether the current clinic's messages go out by WhatsApp's Cloud API, which wants a template for most of them. */
    public Uni<Boolean> needsTemplate() {
        return known().flatMap(known -> known.filter(it -> it.phoneNumberId() != null)
                .map(it -> current(it.version()).map(Sender::usesCloudApi))
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** By what WhatsApp signs what it sends to a clinic. */
    public Uni<Optional<String>> appSecret(UUID clinicId) {
        return clinic.as(
                Caller.system(clinicId, "senders"),
                () -> known().flatMap(known -> known.map(
                                it -> current(it.version()).map(sender -> Optional.ofNullable(sender.appSecret())))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Optional<Known>> known() {
        return flush.read(KNOWN, Tuple.tuple())
                .map(rows -> SqlRows.stream(rows)
                        .findFirst()
                        .map(row -> new Known(row.getLong("version"), row.getString("phone_number_id"))));
    }

    private Uni<Sender> ask(UUID clinicId) {
        return passports
                .of(clinicId)
                .flatMap(clinicService::whatsapp)
                .map(Sender::of)
                .onFailure()
                .transform(Unavailable::new);
    }
}
