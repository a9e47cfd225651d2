package org.molaris.clinic.practice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.molaris.data.ClinicTransaction;

/** What day it is in the current clinic. */
@ApplicationScoped
public class ClinicCalendar {

    private final Clinics clinics;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ClinicCalendar(Clinics clinics, ClinicTransaction transaction, Clock clock) {
        this.clinics = clinics;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with {@link ClinicRefused} when there is no such clinic. */
    public Uni<LocalDate> today() {
        return transaction.run(() -> clinics.current().map(clinic -> clinic.dayAt(clock.instant())));
    }
}
