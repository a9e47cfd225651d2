package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.gateway.Route.Access;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/clinics, clinic-service, CLINICS",
        "/api/clinics/1, clinic-service, CLINICS",
        "/api/dental/clinic, clinic-service, DENTAL_CLINIC",
        "/api/dental/patients, clinic-service, DENTAL_CLINIC",
        "/api/dental/patients/1/recall-opt-out, clinic-service, DENTAL_CLINIC",
        "/api/dental/payment-plans, payment-service, DENTAL_CLINIC",
        "/api/dental/payment-plans/1/payments, payment-service, DENTAL_CLINIC",
        "/api/dental/payments/1/void, payment-service, DENTAL_CLINIC"
    })
    void aPathLeadsToItsOwner(String path, String service, Access access) {
        var route = Routes.of(path);
        assertThat(route.service()).isEqualTo(service);
        assertThat(route.access()).isEqualTo(access);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/patients/1",
                "/api",
                "/api/internal",
                "/api/dental",
                "/api/dental/",
                "/api/dental/clinics",
                "/api/dental/clinic/x",
                "/api/dental/patients-of-others",
                "/api/dental/paymentsx",
                "/API/dental/patients",
                "/api/clinicsx",
                "/q/health",
                "/q/metrics",
                "/issuer/token"
            })
    void anythingElseIsNowhere(String path) {
        assertThatThrownBy(() -> Routes.of(path))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND));
    }
}
