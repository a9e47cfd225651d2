package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.gateway.Route.Access;
import org.molaris.gateway.Route.Load;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/clinics, clinic-service, CLINICS",
        "/api/clinics/1, clinic-service, CLINICS",
        "/api/developers, clinic-service, CLINICS",
        "/api/developers/1, clinic-service, CLINICS",
        "/api/dental/clinic, clinic-service, DENTAL_CLINIC",
        "/api/dental/patients, clinic-service, DENTAL_CLINIC",
        "/api/dental/patients/1/recall-opt-out, clinic-service, DENTAL_CLINIC",
        "/api/dental/patients/1/documents, clinic-service, DENTAL_CLINIC",
        "/api/dental/patients/import, clinic-service, DENTAL_CLINIC",
        "/api/dental/custom-fields/1, clinic-service, DENTAL_CLINIC",
        "/api/dental/appointments/1, clinic-service, DENTAL_CLINIC",
        "/api/dental/appointment-states, clinic-service, DENTAL_CLINIC",
        "/api/dental/slots, clinic-service, DENTAL_CLINIC",
        "/api/dental/operators/1, clinic-service, DENTAL_CLINIC",
        "/api/dental/chairs, clinic-service, DENTAL_CLINIC",
        "/api/dental/specialties, clinic-service, DENTAL_CLINIC",
        "/api/dental/booking-reasons, clinic-service, DENTAL_CLINIC",
        "/api/dental/colors, clinic-service, DENTAL_CLINIC",
        "/api/dental/branches, clinic-service, DENTAL_CLINIC",
        "/api/dental/opening-hours, clinic-service, DENTAL_CLINIC",
        "/api/dental/blocks, clinic-service, DENTAL_CLINIC",
        "/api/dental/api-keys/1, clinic-service, DENTAL_CLINIC",
        "/api/dental/developers, clinic-service, DENTAL_CLINIC",
        "/api/dental/treatment-plans/1/steps/2, treatment-service, DENTAL_CLINIC",
        "/api/dental/treatment-plans/1/pdf, treatment-service, DENTAL_CLINIC",
        "/api/dental/treatment-steps/1, treatment-service, DENTAL_CLINIC",
        "/api/dental/procedures/1, treatment-service, DENTAL_CLINIC",
        "/api/dental/payment-plans, payment-service, DENTAL_CLINIC",
        "/api/dental/payment-plans/1/payments, payment-service, DENTAL_CLINIC",
        "/api/dental/payments/1/void, payment-service, DENTAL_CLINIC",
        "/api/dental/payments/export, payment-service, DENTAL_CLINIC",
        "/api/dental/patients/1/ledger, payment-service, DENTAL_CLINIC",
        "/api/dental/recall-campaigns/1/contacts, recall-service, DENTAL_CLINIC",
        "/api/dental/recall-stats, recall-service, DENTAL_CLINIC",
        "/api/dental/messages, recall-service, DENTAL_CLINIC",
        "/webhooks/whatsapp, recall-service, PUBLIC",
        "/api/dental/patients/ledger, clinic-service, DENTAL_CLINIC",
        "/api/dental/patients/1/ledgers, clinic-service, DENTAL_CLINIC"
    })
    void aPathLeadsToItsOwner(String path, String service, Access access) {
        var route = Routes.of(path);
        assertThat(route.service()).isEqualTo(service);
        assertThat(route.access()).isEqualTo(access);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/dental/patients, ORDINARY",
        "/api/dental/patients/1, ORDINARY",
        "/api/dental/patients/1/recall-opt-out, ORDINARY",
        "/api/dental/patients/1/documents, DOCUMENT",
        "/api/dental/patients/1/documents/2/content, DOCUMENT",
        "/api/dental/patients/documents, ORDINARY",
        "/api/dental/patients/1/documentsx, ORDINARY",
        "/api/dental/patients/1/2/documents, ORDINARY",
        "/api/dental/patients/import, BULK",
        "/api/dental/patients/import/7, BULK",
        "/api/dental/patients/imports, ORDINARY",
        "/api/dental/patients/export, BULK",
        "/api/dental/appointments, ORDINARY",
        "/api/dental/payment-plans/1/documents, ORDINARY",
        "/api/dental/payments/export, BULK",
        "/api/dental/payments/exports, ORDINARY",
        "/api/dental/treatment-plans, ORDINARY",
        "/api/dental/procedures/import, ORDINARY",
        "/api/dental/recall-campaigns/1/run, ORDINARY",
        "/webhooks/whatsapp, WEBHOOK"
    })
    void aPathMayCarryWhatItIsFor(String path, Load load) {
        assertThat(Routes.of(path).load()).isEqualTo(load);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/api-keys/last-use",
                "/internal/patients/1",
                "/api",
                "/api/internal",
                "/api/dental",
                "/api/dental/",
                "/api/dental/clinics",
                "/api/dental/clinic/x",
                "/api/dental/patients-of-others",
                "/api/dental/paymentsx",
                "/api/dental/treatment",
                "/api/dental/procedure",
                "/api/dental/appointment",
                "/api/dental/appointmentsx",
                "/api/dental/api-key",
                "/api/dental/*",
                "/API/dental/patients",
                "/api/clinicsx",
                "/api/developersx",
                "/api/dental/recall",
                "/webhooks",
                "/webhooks/whatsapp/1",
                "/webhooks/whatsappx",
                "/webhooks/*",
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
