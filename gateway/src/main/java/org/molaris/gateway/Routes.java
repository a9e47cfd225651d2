package org.molaris.gateway;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.stream.Stream;
import org.molaris.gateway.Route.Access;

/** The allow-list: every path that leads to a service. What is not here does not exist, {@code /internal} least of all. */
final class Routes {

    private static final String CLINIC_SERVICE = "clinic-service";
    private static final String PAYMENT_SERVICE = "payment-service";

    /** The most specific first, so that a part of one service's paths can belong to another. */
    private static final List<Route> ROUTES = Stream.of(
                    new Route("/api/clinics", true, CLINIC_SERVICE, Access.CLINICS),
                    new Route("/api/dental/clinic", false, CLINIC_SERVICE, Access.DENTAL_CLINIC),
                    new Route("/api/dental/patients", true, CLINIC_SERVICE, Access.DENTAL_CLINIC),
                    new Route("/api/dental/payment-plans", true, PAYMENT_SERVICE, Access.DENTAL_CLINIC),
                    new Route("/api/dental/payments", true, PAYMENT_SERVICE, Access.DENTAL_CLINIC))
            .sorted(comparingInt((Route route) -> route.path().length()).reversed())
            .toList();

    private Routes() {}

    static List<Route> all() {
        return ROUTES;
    }

    /** The route of a path that {@link RequestPath} has let through, or {@link Refused}. */
    static Route of(String path) {
        for (var route : ROUTES) {
            if (route.matches(path)) {
                return route;
            }
        }
        throw new Refused(Refusal.NOT_FOUND);
    }
}
