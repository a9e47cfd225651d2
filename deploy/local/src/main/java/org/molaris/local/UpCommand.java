package org.molaris.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./molaris up}: builds what is stale (the script does), starts everything, watches over it. */
@Command(name = "up", description = "Start the suite and, unless detached, stop it on Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    @Mixin
    private OnData on;

    @Option(names = "--detach", description = "Return when it is ready; ./molaris down stops it.")
    private boolean detach;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The gateway's port (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--keycloak",
            description = "Start Keycloak, too, so that apps can be connected; fetched once, 170 MB.")
    private boolean keycloak;

    @Option(names = "--observe", description = "Start Prometheus, too, which watches the suite and raises alerts.")
    private boolean observe;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many processes of each service, about 200 MB each (${DEFAULT-VALUE}).")
    private int replicas;

    @Option(names = "--only-check", hidden = true, description = "Only say whether it could start.")
    private boolean onlyCheck;

    @Option(names = "--in-background", hidden = true, description = "Run as the other half of --detach.")
    private boolean inBackground;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > Ports.HIGHEST) {
            throw new LaunchException(
                    "There is no port %d; choose one up to %d, or 0 for any free one.".formatted(port, Ports.HIGHEST));
        }
        if (replicas < 1 || replicas > SuiteOptions.MOST_REPLICAS) {
            throw new LaunchException("Of each service there can be 1 to %d processes, and not %d."
                    .formatted(SuiteOptions.MOST_REPLICAS, replicas));
        }
        if (observe) {
            Prometheus.onThePath();
        }
        if (onlyCheck) {
            return refuseWhenRunning();
        }
        if (detach) {
            refuseWhenRunning();
            return new Background(on.folder(), given()).start();
        }
        return run();
    }

    private int refuseWhenRunning() {
        if (on.folder().isOurs()) {
            release(Suite.hold(on.folder()));
        }
        return 0;
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run() throws InterruptedException {
        long begin = System.nanoTime();
        var options = new SuiteOptions(SuiteOptions.repositoryHere(), on.path(), port, true)
                .withKeycloak(keycloak)
                .withPrometheus(observe)
                .withReplicas(replicas);
        var suite = new Suite(options, System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite), "stop"));
        try {
            suite.start();
        } catch (LaunchException e) {
            if (suite.wasInterrupted()) {
                new CountDownLatch(1).await();
            }
            throw e;
        }
        System.out.printf(Locale.ROOT, "Ready after %.1f s.%n", (System.nanoTime() - begin) / 1e9);
        if (!inBackground) {
            new Welcome(suite.access(), suite.data()).print(System.out);
            System.out.println("Ctrl-C stops it.");
        }
        new CountDownLatch(1).await();
        return INTERRUPTED;
    }

    /** Returns when all is stopped, also when somebody else has begun to stop it. */
    static void stop(Suite suite) {
        boolean first = !suite.isStopped();
        if (first) {
            System.out.println("Stopping");
        }
        suite.interrupt();
        if (first) {
            System.out.println("Stopped.");
        }
    }

    /** The command line of the launcher's other half. */
    static List<String> inBackground(DataFolder data, List<String> given) {
        var command = new ArrayList<>(List.of(
                JvmCommand.java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dmolaris.root=" + SuiteOptions.repositoryHere(),
                "-cp",
                System.getProperty("java.class.path"),
                Molaris.class.getName()));
        command.addAll(List.of("up", "--in-background", "--data", data.root().toString()));
        command.addAll(given);
        return command;
    }

    /** What the other half has to be told of what was said here. */
    private List<String> given() {
        var options = new ArrayList<>(List.of("--port", "" + port, "--replicas", "" + replicas));
        if (keycloak) {
            options.add("--keycloak");
        }
        if (observe) {
            options.add("--observe");
        }
        return options;
    }
}
