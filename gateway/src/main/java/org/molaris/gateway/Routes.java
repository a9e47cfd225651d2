package org.molaris.gateway;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.molaris.gateway.Route.Access;
import org.molaris.gateway.Route.Load;

/** The allow-list: every path that leads to a service. What is not here does not exist, {@code /internal} least of all. */
public final class Routes {

    static final String CLINIC_SERVICE = "clinic-service";

    static final String TREATMENT_SERVICE = "treatment-service";
    static final String PAYMENT_SERVICE = "payment-service";
    static final String RECALL_SERVICE = "recall-service";

    /** The most specific first, so that a part of one service's paths can have limits of its own, or another owner. */
    private static final List<Route> ROUTES = Stream.of(
                    Stream.of(
                            new Route("/api/clinics", true, CLINIC_SERVICE, Access.CLINICS, Load.ORDINARY),
                            new Route("/api/developers", true, CLINIC_SERVICE, Access.CLINICS, Load.ORDINARY),
                            new Route("/api/dental/clinic", false, CLINIC_SERVICE, Access.DENTAL_CLINIC, Load.ORDINARY),
                            new Route("/webhooks/whatsapp", false, RECALL_SERVICE, Access.PUBLIC, Load.WEBHOOK)),
                    dental(
                            CLINIC_SERVICE,
                            "patients",
                            "custom-fields",
                            "appointments",
                            "appointment-states",
                            "slots",
                            "operators",
                            "chairs",
                            "specialties",
                            "booking-reasons",
                            "colors",
                            "definitions",
                            "branches",
                            "opening-hours",
                            "blocks",
                            "api-keys",
                            "developers",
                            "apps",
                            "app-webhooks",
                            "audit",
                            "webhooks"),
                    dental(CLINIC_SERVICE, Load.DOCUMENT, "patients/*/documents"),
                    dental(CLINIC_SERVICE, Load.BULK, "patients/import", "patients/export", "audit/export"),
                    dental(TREATMENT_SERVICE, "treatment-plans", "treatment-steps", "treatment-settings", "procedures"),
                    dental(
                            PAYMENT_SERVICE,
                            "payment-plans",
                            "payments",
                            "patients/*/ledger",
                            "bills",
                            "transactions",
                            "accounts",
                            "payment-types"),
                    dental(PAYMENT_SERVICE, Load.BULK, "payments/export"),
                    dental(RECALL_SERVICE, "recall-campaigns", "recall-stats", "messages"))
            .flatMap(routes -> routes)
            .sorted(comparingInt((Route route) -> route.path().length()).reversed())
            .toList();

    private Routes() {}

    private static Stream<Route> dental(String service, String... names) {
        return dental(service, Load.ORDINARY, names);
    }

    private static Stream<Route> dental(String service, Load load, String... names) {
        return Stream.of(names)
                .map(name -> new Route("/api/dental/" + name, true, service, Access.DENTAL_CLINIC, load));
    }

    static List<Route> all() {
        return Stream.of(ROUTES, OpenDentalRoutes.all(), AlfaDocsRoutes.all(), DentalinkRoutes.all())
                .flatMap(Collection::stream)
                .toList();
    }

    /** The service behind a path where a credential is asked for; empty where nothing is, or where anybody may come. */
    public static Optional<String> ownerOf(String path) {
        return all().stream()
                .filter(route -> route.matches(path))
                .findFirst()
                .filter(route -> route.access() != Access.PUBLIC)
                .map(Route::service);
    }

    /**
     * The route of a path that {@link RequestPath} has let through, or {@link Refused}.
     *
     * @param dialect of the request
     */
    static Route of(String path, Dialect dialect) {
        var route =
                switch (dialect) {
                    case OPEN_DENTAL -> OpenDentalRoutes.at(path);
                    case ALFADOCS -> AlfaDocsRoutes.at(path);
                    case DENTALINK -> DentalinkRoutes.at(path);
                    case NATIVE, OAUTH -> atItsOwnPath(path);
                };
        if (route == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return route;
    }

    private static Route atItsOwnPath(String path) {
        for (var route : ROUTES) {
            if (route.matches(path)) {
                return route;
            }
        }
        return null;
    }
}
