package org.molaris.gateway;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.stream.Stream;
import org.molaris.gateway.Route.Access;
import org.molaris.gateway.Route.Load;

/**
 * Where the resources of AlfaDocs lead. All but one lie in an archive of a practice; whether it is the caller's own the
 * service sees from the passport.
 */
final class AlfaDocsRoutes {

    private static final String PREFIX = "/alfadocs";
    private static final String OWN = PREFIX + SharedPaths.ROOT;
    private static final String ARCHIVE = OWN + "practices/*/archives/*/";

    /** The most specific first. */
    private static final List<Route> ROUTES = Stream.of(
                    Stream.of(route(OWN + "me", Routes.CLINIC_SERVICE, Load.ORDINARY)),
                    inTheArchive(
                            Routes.CLINIC_SERVICE,
                            Load.ORDINARY,
                            "appointments",
                            "appointment-booking-reasons",
                            "chairs",
                            "colors",
                            "custom-fields",
                            "free-slots",
                            "marketplace-app",
                            "operators",
                            "patients",
                            "specialties"),
                    inTheArchive(Routes.CLINIC_SERVICE, Load.DOCUMENT, "patients/*/documents"),
                    inTheArchive(
                            Routes.TREATMENT_SERVICE,
                            Load.ORDINARY,
                            "care-plans",
                            "patients/*/care-plans",
                            "appointments/*/care-plan-entries",
                            "appointments/*/entries"),
                    inTheArchive(
                            Routes.PAYMENT_SERVICE,
                            Load.ORDINARY,
                            "accounts",
                            "bills",
                            "payment-types",
                            "transactions"))
            .flatMap(routes -> routes)
            .sorted(comparingInt((Route route) -> route.path().length()).reversed())
            .toList();

    private AlfaDocsRoutes() {}

    private static Stream<Route> inTheArchive(String service, Load load, String... resources) {
        return Stream.of(resources).map(resource -> route(ARCHIVE + resource, service, load));
    }

    private static Route route(String path, String service, Load load) {
        return new Route(path, true, service, Access.DENTAL_CLINIC, load);
    }

    static List<Route> all() {
        return ROUTES;
    }

    /** Null when there is none; at the paths that dialects share as at its own. */
    static Route at(String path) {
        var own = path.startsWith(SharedPaths.ROOT) ? PREFIX + path : path;
        for (var route : ROUTES) {
            if (route.matches(own)) {
                return route;
            }
        }
        return null;
    }
}
