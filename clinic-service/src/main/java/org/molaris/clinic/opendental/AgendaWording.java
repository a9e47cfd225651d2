package org.molaris.clinic.opendental;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.molaris.dialect.DialectRefused;
import org.molaris.opendental.Wording;
import org.molaris.web.ApiError;

/** How the rules of the agenda sound here. */
@ApplicationScoped
class AgendaWording implements Wording {

    private static final Map<String, DialectRefused> BY_CODE = Map.ofEntries(
            entry("APPOINTMENT_NOT_FOUND", DialectRefused.notFound("Appointment not found")),
            entry("UNKNOWN_PATIENT", DialectRefused.notFound("Patient not found")),
            entry("UNKNOWN_CHAIR", DialectRefused.notFound("Operatory not found")),
            entry("UNKNOWN_OPERATOR", DialectRefused.notFound("Provider not found")),
            entry("UNKNOWN_ASSISTANT", DialectRefused.notFound("ProvHyg not found")),
            entry("UNKNOWN_BRANCH", DialectRefused.notFound("Clinic not found")),
            entry("UNKNOWN_BOOKING_REASON", DialectRefused.notFound("AppointmentType not found")),
            entry("UNKNOWN_STATE", DialectRefused.notFound("Confirmed not found")),
            entry("UNKNOWN_UNSCHEDULED_STATUS", DialectRefused.notFound("UnschedStatus not found")),
            entry("SLOT_TAKEN", DialectRefused.badRequest("The operatory or the provider is taken at that time.")),
            entry(
                    "IMPOSSIBLE_TRANSITION",
                    DialectRefused.badRequest("The appointment cannot come to that AptStatus from where it stands.")));

    @Override
    public Optional<DialectRefused> of(ApiError error) {
        return Optional.ofNullable(BY_CODE.get(error.code()));
    }
}
