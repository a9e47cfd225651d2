package org.molaris.clinic.agenda;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;

@ApplicationScoped
class Appointments implements PanacheRepositoryBase<Appointment, UUID> {

    /** Another has the time; or is getting it at this moment, and both cannot. */
    private static final Set<String> TAKEN = Set.of("23P01", "40P01");

    /** The appointment with its row locked, if it still has the expected version, or whatever it has when none is. */
    Uni<Appointment> forUpdate(UUID appointmentId, OptionalLong expected) {
        return findById(appointmentId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new AppointmentRefused(Reason.APPOINTMENT_NOT_FOUND))
                .invoke(appointment -> {
                    if (expected.isPresent() && expected.getAsLong() != appointment.version) {
                        throw new AppointmentRefused(Reason.STALE);
                    }
                });
    }

    /** Writes it, new or changed; fails with {@link SlotTaken} when others have its time. */
    Uni<AppointmentDetails> write(Appointment appointment) {
        return persistAndFlush(appointment)
                .onFailure(Appointments::overlaps)
                .transform(e -> new SlotTaken(appointment.id, appointment.booking()))
                .map(Appointment::asDetails);
    }

    private static boolean overlaps(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException e && TAKEN.contains(e.getSQLState()));
    }
}
