package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
        "/api/dental/apps, clinic-service, DENTAL_CLINIC",
        "/api/dental/app-webhooks/1/deliveries/2/retry, clinic-service, DENTAL_CLINIC",
        "/api/dental/treatment-plans/1/steps/2, treatment-service, DENTAL_CLINIC",
        "/api/dental/treatment-plans/1/pdf, treatment-service, DENTAL_CLINIC",
        "/api/dental/treatment-steps/1, treatment-service, DENTAL_CLINIC",
        "/api/dental/treatment-settings, treatment-service, DENTAL_CLINIC",
        "/api/dental/procedures/1, treatment-service, DENTAL_CLINIC",
        "/api/dental/payment-plans, payment-service, DENTAL_CLINIC",
        "/api/dental/payment-plans/1/payments, payment-service, DENTAL_CLINIC",
        "/api/dental/payments/1/void, payment-service, DENTAL_CLINIC",
        "/api/dental/payments/export, payment-service, DENTAL_CLINIC",
        "/api/dental/patients/1/ledger, payment-service, DENTAL_CLINIC",
        "/api/dental/bills/1/credit-notes, payment-service, DENTAL_CLINIC",
        "/api/dental/transactions/1, payment-service, DENTAL_CLINIC",
        "/api/dental/accounts, payment-service, DENTAL_CLINIC",
        "/api/dental/payment-types/1, payment-service, DENTAL_CLINIC",
        "/api/dental/apps, clinic-service, DENTAL_CLINIC",
        "/api/dental/app-webhooks/1, clinic-service, DENTAL_CLINIC",
        "/api/dental/webhooks/1/rotate-secret, clinic-service, DENTAL_CLINIC",
        "/api/dental/recall-campaigns/1/contacts, recall-service, DENTAL_CLINIC",
        "/api/dental/recall-stats, recall-service, DENTAL_CLINIC",
        "/api/dental/messages, recall-service, DENTAL_CLINIC",
        "/webhooks/whatsapp, recall-service, PUBLIC",
        "/api/dental/patients/ledger, clinic-service, DENTAL_CLINIC",
        "/api/dental/patients/1/ledgers, clinic-service, DENTAL_CLINIC"
    })
    void aPathLeadsToItsOwner(String path, String service, Access access) {
        var route = Routes.of(path, Dialect.NATIVE);
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
        assertThat(Routes.of(path, Dialect.NATIVE).load()).isEqualTo(load);
    }

    @ParameterizedTest
    @CsvSource({
        "treatplans, treatment-service",
        "treatplanattaches, treatment-service",
        "proctps, treatment-service",
        "procedurelogs, treatment-service",
        "procedurecodes, treatment-service",
        "preferences, treatment-service",
        "patients, clinic-service",
        "appointments, clinic-service",
        "providers, clinic-service",
        "operatories, clinic-service",
        "clinics, clinic-service",
        "definitions, clinic-service",
        "payments, payment-service",
        "payplans, payment-service",
        "payplancharges, payment-service",
        "accountmodules, payment-service",
        "recalls, recall-service",
        "recalltypes, recall-service"
    })
    void aResourceOfOpenDentalLeadsToItsOwnerFromBothPaths(String resource, String service) {
        for (var below : List.of("", "/", "/7", "/7/Break")) {
            var here = Routes.of("/opendental/api/v1/" + resource + below, Dialect.OPEN_DENTAL);
            var shared = Routes.of("/api/v1/" + resource + below, Dialect.OPEN_DENTAL);

            assertThat(here.service()).isEqualTo(service);
            assertThat(here.access()).isEqualTo(Access.DENTAL_CLINIC);
            assertThat(shared).isEqualTo(here);
        }
        assertThat(Routes.ownerOf("/opendental/api/v1/" + resource + "/{n}")).contains(service);
        assertNowhere("/api/v1/" + resource, Dialect.ALFADOCS);
        assertNowhere("/api/v1/" + resource, Dialect.DENTALINK);
        assertNowhere("/opendental/api/v1/" + resource, Dialect.NATIVE);
        assertNowhere("/opendental/api/v1/" + resource + "x", Dialect.OPEN_DENTAL);
        assertNowhere("/opendental/" + resource, Dialect.OPEN_DENTAL);
    }

    @ParameterizedTest
    @CsvSource({
        "accounts, payment-service, ORDINARY",
        "appointments, clinic-service, ORDINARY",
        "appointments/3, clinic-service, ORDINARY",
        "appointments/booking-reasons, clinic-service, ORDINARY",
        "appointment-booking-reasons, clinic-service, ORDINARY",
        "appointments/3/care-plan-entries, treatment-service, ORDINARY",
        "appointments/3/entries, treatment-service, ORDINARY",
        "bills/3/liabilities/4, payment-service, ORDINARY",
        "care-plans/3/care-plan-entries/4, treatment-service, ORDINARY",
        "chairs, clinic-service, ORDINARY",
        "colors, clinic-service, ORDINARY",
        "custom-fields, clinic-service, ORDINARY",
        "free-slots/2026-01-01, clinic-service, ORDINARY",
        "marketplace-app/ui-elements/x, clinic-service, ORDINARY",
        "operators, clinic-service, ORDINARY",
        "patients, clinic-service, ORDINARY",
        "patients/3/phone-numbers/4, clinic-service, ORDINARY",
        "patients/3/care-plans, treatment-service, ORDINARY",
        "patients/3/documents/4/download, clinic-service, DOCUMENT",
        "payment-types, payment-service, ORDINARY",
        "specialties, clinic-service, ORDINARY",
        "transactions, payment-service, ORDINARY"
    })
    void aResourceOfAlfaDocsLeadsToItsOwnerFromBothPaths(String resource, String service, Load load) {
        var path = "/api/v1/practices/1/archives/2/" + resource;
        var here = Routes.of("/alfadocs" + path, Dialect.ALFADOCS);

        assertThat(here.service()).isEqualTo(service);
        assertThat(here.load()).isEqualTo(load);
        assertThat(here.access()).isEqualTo(Access.DENTAL_CLINIC);
        assertThat(Routes.of(path, Dialect.ALFADOCS)).isEqualTo(here);
        assertNowhere(path, Dialect.OPEN_DENTAL);
        assertNowhere(path, Dialect.DENTALINK);
        assertNowhere("/alfadocs" + path, Dialect.NATIVE);
        assertNowhere("/api/v1/practices/1/archives/" + resource, Dialect.ALFADOCS);
    }

    @ParameterizedTest
    @CsvSource({
        "agendas, clinic-service",
        "citas, clinic-service",
        "citas/estados, clinic-service",
        "dentistas/3, clinic-service",
        "dentistas/3/motivosAtencion, clinic-service",
        "dentistas/3/tratamientos, treatment-service",
        "especialidades, clinic-service",
        "horariosbloqueados, clinic-service",
        "horariosdisponibles, clinic-service",
        "motivosAtencionEspecialidad, clinic-service",
        "pacientes/3, clinic-service",
        "pacientes/3/archivos, clinic-service",
        "pacientes/3/citas, clinic-service",
        "pacientes/3/pagos, payment-service",
        "pacientes/3/tratamientos, treatment-service",
        "pagos/3, payment-service",
        "pagosEliminados, payment-service",
        "medios, payment-service",
        "cajas, payment-service",
        "prestaciones, treatment-service",
        "sillones, clinic-service",
        "sucursales/1/dentistas/2/agendas, clinic-service",
        "tratamientos/3/detalles, treatment-service",
        "tratamientosdetalles, treatment-service"
    })
    void aResourceOfDentalinkLeadsToItsOwnerFromAllPaths(String resource, String service) {
        for (var slash : List.of("", "/")) {
            var here = Routes.of("/dentalink/api/v1/" + resource + slash, Dialect.DENTALINK);

            assertThat(here.service()).isEqualTo(service);
            assertThat(here.access()).isEqualTo(Access.DENTAL_CLINIC);
            for (var other : List.of("/api/v1/", "/api/v2/", "/api/v5/", "/dentalink/api/v2/", "/dentalink/api/v5/")) {
                var path = other + resource + slash;
                assertThat(Routes.of(path, Dialect.DENTALINK)).isEqualTo(here);
                assertThat(SharedPaths.uriOfTheService(here, path + "?q=1"))
                        .isEqualTo("/dentalink/api/v1/" + resource + slash + "?q=1");
            }
        }
        assertThat(Routes.ownerOf("/dentalink/api/v1/" + resource)).contains(service);
        assertNowhere("/api/v1/" + resource, Dialect.ALFADOCS);
        assertNowhere("/api/v1/" + resource, Dialect.OPEN_DENTAL);
        assertNowhere("/api/v3/" + resource, Dialect.DENTALINK);
        assertNowhere("/dentalink/api/v1/" + resource, Dialect.NATIVE);
        assertNowhere("/dentalink/" + resource, Dialect.DENTALINK);
        assertNowhere("/dentalinkx/api/v1/" + resource, Dialect.DENTALINK);
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
        assertNowhere(path, Dialect.NATIVE);
    }

    private static void assertNowhere(String path, Dialect dialect) {
        assertThatThrownBy(() -> Routes.of(path, dialect))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND));
    }
}
