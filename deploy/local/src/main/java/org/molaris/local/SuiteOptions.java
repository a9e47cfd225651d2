package org.molaris.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a suite is run.
 *
 * @param repository where the built modules are
 * @param gatewayPort the port of the one door; 0 is any free one
 * @param demo whether the two demo clinics are put in
 * @param environment what every service and the gateway find in their own, besides what a suite gives them, or in its place
 * @param keycloak whether an identity provider is a part of it
 * @param observe whether Prometheus is a part of it
 * @param replicas how many processes each service has
 * @param spares how many more of a service, by its name, have their place and are started by nobody but a test
 */
public record SuiteOptions(
        Path repository,
        Path data,
        int gatewayPort,
        boolean demo,
        Map<String, String> environment,
        boolean keycloak,
        boolean observe,
        int replicas,
        Map<String, Integer> spares) {

    /** More on one machine would try its memory, and nothing else. */
    public static final int MOST_REPLICAS = 9;

    /** For {@link #environment}, where more is asked at once than any honest client would. */
    public static final Map<String, String> WITHOUT_RATE_LIMITS = Map.of("MOLARIS_GATEWAY_LIMITS_ENABLED", "false");

    public SuiteOptions(Path repository, Path data, int gatewayPort, boolean demo) {
        this(repository, data, gatewayPort, demo, Map.of());
    }

    public SuiteOptions(Path repository, Path data, int gatewayPort, boolean demo, Map<String, String> environment) {
        this(repository, data, gatewayPort, demo, environment, false);
    }

    public SuiteOptions(
            Path repository,
            Path data,
            int gatewayPort,
            boolean demo,
            Map<String, String> environment,
            boolean keycloak) {
        this(repository, data, gatewayPort, demo, environment, keycloak, false, 1, Map.of());
    }

    /** The same with an identity provider, or without. */
    public SuiteOptions withKeycloak(boolean wanted) {
        return new SuiteOptions(repository, data, gatewayPort, demo, environment, wanted, observe, replicas, spares);
    }

    /** The same with Prometheus, or without. */
    public SuiteOptions withPrometheus(boolean wanted) {
        return new SuiteOptions(repository, data, gatewayPort, demo, environment, keycloak, wanted, replicas, spares);
    }

    /** The same with so many processes of each service. */
    public SuiteOptions withReplicas(int wanted) {
        return new SuiteOptions(repository, data, gatewayPort, demo, environment, keycloak, observe, wanted, spares);
    }

    /** The same with places for more processes of services, by their names. */
    public SuiteOptions withSpares(Map<String, Integer> wanted) {
        return new SuiteOptions(repository, data, gatewayPort, demo, environment, keycloak, observe, replicas, wanted);
    }

    /** All processes that a service has, spares included. */
    List<ServiceInstance> instancesOf(SuiteService service) {
        return ServiceInstance.of(service, replicas + spares.getOrDefault(service.name(), 0));
    }

    /** Free ports and the demo, in the repository that we are in. */
    public static SuiteOptions in(Path data) {
        return new SuiteOptions(repositoryHere(), data, 0, true);
    }

    /** The repository that the launcher script names, or the one around the working directory. */
    public static Path repositoryHere() {
        var named = System.getProperty("molaris.root");
        if (named != null) {
            return Path.of(named);
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("deploy/local/pom.xml"))) {
                return folder;
            }
        }
        throw new LaunchException("This is not a working copy of Molaris.");
    }
}
