package org.molaris.gateway;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.stream.Stream;
import org.molaris.gateway.Route.Access;
import org.molaris.gateway.Route.Load;

/**
 * Where the resources of Dentalink lead. Its programs ask for a few things under a later version of the same API: all of
 * them are one here.
 */
final class DentalinkRoutes {

    private static final String PREFIX = "/dentalink";
    private static final String OWN = PREFIX + SharedPaths.ROOT;

    /** The most specific first. */
    private static final List<Route> ROUTES = Stream.of(
                    to(
                            Routes.CLINIC_SERVICE,
                            Load.ORDINARY,
                            "agendas",
                            "citas",
                            "dentistas",
                            "especialidades",
                            "horariosbloqueados",
                            "horariosdisponibles",
                            "motivosAtencionEspecialidad",
                            "pacientes",
                            "sillones",
                            "sucursales"),
                    to(
                            Routes.TREATMENT_SERVICE,
                            Load.ORDINARY,
                            "dentistas/*/tratamientos",
                            "pacientes/*/tratamientos",
                            "prestaciones",
                            "tratamientos",
                            "tratamientosdetalles"),
                    to(
                            Routes.PAYMENT_SERVICE,
                            Load.ORDINARY,
                            "cajas",
                            "medios",
                            "pacientes/*/pagos",
                            "pagos",
                            "pagosEliminados"))
            .flatMap(routes -> routes)
            .sorted(comparingInt((Route route) -> route.path().length()).reversed())
            .toList();

    private DentalinkRoutes() {}

    private static Stream<Route> to(String service, Load load, String... resources) {
        return Stream.of(resources)
                .map(resource -> new Route(OWN + resource, true, service, Access.DENTAL_CLINIC, load));
    }

    static List<Route> all() {
        return ROUTES;
    }

    /** Null when there is none; at the paths that dialects share as at its own. */
    static Route at(String path) {
        int version = path.startsWith(PREFIX) ? PREFIX.length() : 0;
        if (!SharedPaths.isVersioned(path, version)) {
            return null;
        }
        var own = OWN + path.substring(version + SharedPaths.ROOT.length());
        for (var route : ROUTES) {
            if (route.matches(own)) {
                return route;
            }
        }
        return null;
    }
}
