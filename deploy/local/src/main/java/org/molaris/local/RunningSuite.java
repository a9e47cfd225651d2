package org.molaris.local;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A suite that another process runs, as its data folder describes it. */
record RunningSuite(DataFolder data, RunState state) {

    /** The suite that runs on the folder; a sentence when none does. */
    static RunningSuite on(DataFolder data) {
        return RunState.of(data)
                .filter(RunState::isLauncherRunning)
                .map(state -> new RunningSuite(data, state))
                .orElseThrow(() -> new LaunchException(
                        "Molaris does not run on %s; ./molaris up starts it.".formatted(data.root())));
    }

    Access access() {
        return new Access(
                port(SuiteService.GATEWAY),
                port(Wiring.GATEWAY_MANAGEMENT),
                Secrets.in(data).issuer());
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port(Wiring.KAFKA);
    }

    /** 0 for a part that came into the suite after its launcher had started. */
    int port(String name) {
        return state.ports().getOrDefault(name, 0);
    }

    /** Every part as it is at this moment. */
    List<PartStatus> parts() {
        var extras = Stream.of(Keycloak.NAME, Prometheus.NAME).filter(state.ports()::containsKey);
        return Stream.concat(Wiring.partNames(state.ports().keySet()).stream(), extras)
                .map(this::statusOf)
                .toList();
    }

    boolean hasKeycloak() {
        return state.ports().containsKey(Keycloak.NAME);
    }

    /** A part as it is at this moment. */
    PartStatus statusOf(String name) {
        var process = Optional.ofNullable(state.processes().get(name)).flatMap(ProcessIdentity::process);
        boolean ready = process.isPresent() && isReady(name);
        return new PartStatus(
                name,
                process.map(ProcessHandle::pid).orElse(null),
                port(name),
                ready,
                process.map(Memory::residentMebibytes).orElse(0L));
    }

    private boolean isReady(String name) {
        return switch (name) {
            case PostgresPart.NAME ->
                PostgresPart.answers(port(name), Secrets.in(data).superuser());
            case Wiring.KAFKA -> answers(Wiring.KAFKA_HEALTH);
            case SuiteService.GATEWAY -> answers(Wiring.GATEWAY_MANAGEMENT);
            case Keycloak.NAME -> Http.answers(URI.create(Keycloak.realm(port(name))));
            case Prometheus.NAME -> Http.answers(Prometheus.readiness(port(name)));
            default -> answers(name);
        };
    }

    private boolean answers(String portName) {
        return Http.answers(ProcessPart.readinessOf(port(portName)));
    }

    /** One line of {@code ./molaris status}; the process is null when there is none. */
    record PartStatus(String name, Long pid, int port, boolean ready, long mebibytes) {}
}
