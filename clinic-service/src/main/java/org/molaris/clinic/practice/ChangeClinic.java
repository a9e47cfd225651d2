package org.molaris.clinic.practice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.molaris.clinic.practice.ClinicRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.clinic.ClinicUpdated;

/** Changes the current clinic's settings, and tells the others if that changed anything. */
@ApplicationScoped
public class ChangeClinic {

    private final Clinics clinics;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangeClinic(Clinics clinics, Outbox outbox, ClinicTransaction transaction, Clock clock) {
        this.clinics = clinics;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the change if the clinic still has the expected version, or whatever it has when none is expected. */
    public Uni<ClinicDetails> handle(OptionalLong expected, UnaryOperator<ClinicSettings> change) {
        return transaction.run(() -> clinics.currentForUpdate()
                .invoke(clinic -> {
                    if (expected.isPresent() && expected.getAsLong() != clinic.version) {
                        throw new ClinicRefused(Reason.STALE);
                    }
                })
                .flatMap(clinic -> change(clinic, change)));
    }

    private Uni<ClinicDetails> change(Clinic clinic, UnaryOperator<ClinicSettings> change) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!clinic.change(change.apply(clinic.settings()), now)) {
            return Uni.createFrom().item(clinic.asDetails());
        }
        return clinics.flush()
                .map(flushed -> clinic.asDetails())
                .call(changed -> outbox.append(new ClinicUpdated(changed.asState())));
    }
}
