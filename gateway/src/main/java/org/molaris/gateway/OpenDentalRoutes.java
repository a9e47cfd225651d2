package org.molaris.gateway;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.molaris.gateway.Route.Access;
import org.molaris.gateway.Route.Load;

/**
 * Where the resources of Open Dental lead. The first segment of a path says it all, so one look-up finds the route; at the
 * root's {@code /api/v1}, which other dialects share, the same holds for who comes with its scheme.
 */
final class OpenDentalRoutes {

    private static final String OWN = "/opendental" + SharedPaths.ROOT;

    private static final Map<String, Route> ROUTES = new HashMap<>();

    static {
        add(Routes.CLINIC_SERVICE, "patients", "appointments", "providers", "operatories", "clinics", "definitions");
        add(
                Routes.TREATMENT_SERVICE,
                "treatplans",
                "treatplanattaches",
                "proctps",
                "procedurelogs",
                "procedurecodes",
                "preferences");
        add(Routes.PAYMENT_SERVICE, "payments", "payplans", "payplancharges", "accountmodules");
        add(Routes.RECALL_SERVICE, "recalls", "recalltypes");
    }

    private OpenDentalRoutes() {}

    private static void add(String service, String... resources) {
        for (var resource : resources) {
            ROUTES.put(resource, new Route(OWN + resource, true, service, Access.DENTAL_CLINIC, Load.ORDINARY));
        }
    }

    static Collection<Route> all() {
        return ROUTES.values();
    }

    /** Null when there is none; at the paths that dialects share as at its own. */
    static Route at(String path) {
        var root = path.startsWith(SharedPaths.ROOT) ? SharedPaths.ROOT : OWN;
        return path.startsWith(root) ? ROUTES.get(resourceIn(path, root.length())) : null;
    }

    private static String resourceIn(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.substring(from) : path.substring(from, slash);
    }
}
