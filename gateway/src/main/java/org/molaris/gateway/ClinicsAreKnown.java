package org.molaris.gateway;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before every clinic is known: nobody can be let in on what has not been read. */
@Readiness
@Singleton
class ClinicsAreKnown implements HealthCheck {

    private final Clinics clinics;

    ClinicsAreKnown(Clinics clinics) {
        this.clinics = clinics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("clinics").status(clinics.complete()).build();
    }
}
