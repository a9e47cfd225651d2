package org.molaris.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code ./molaris restart}: one process after the other is told to end and started again by the launcher; the next goes
 * when the one before is ready, so that with several of each service no request fails.
 */
@Command(name = "restart", description = "Restart services, one process after the other.")
final class RestartCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final long POLL_MILLIS = 200;

    @Mixin
    private OnData on;

    @Parameters(
            arity = "0..*",
            paramLabel = "SERVICE",
            description = "Names of services, or gateway; all services when none is given.")
    private List<String> names;

    @Override
    public Integer call() throws InterruptedException {
        for (var group : chosen(RunningSuite.on(on.folder()))) {
            if (group.size() == 1) {
                System.out.println(
                        "There is one %s: what is asked of it meanwhile is answered 503.".formatted(group.get(0)));
            }
            for (var instance : group) {
                restart(instance);
            }
        }
        return 0;
    }

    /** Of each its processes that run. */
    private List<List<String>> chosen(RunningSuite suite) {
        var known = SuiteService.ALL.stream().map(SuiteService::name).toList();
        var wanted = names == null ? known : names;
        var groups = new ArrayList<List<String>>();
        for (var name : wanted) {
            if (!known.contains(name) && !name.equals(SuiteService.GATEWAY)) {
                throw new LaunchException(
                        "There is no service named %s; there are %s.".formatted(name, String.join(", ", known)));
            }
            var service = new SuiteService(name, "");
            groups.add(ServiceInstance.of(service, suite.state().processes().keySet()));
        }
        return groups;
    }

    private void restart(String instance) throws InterruptedException {
        long begin = System.nanoTime();
        var before = processOf(instance);
        before.process().ifPresent(ProcessHandle::destroy);
        while (processOf(instance).equals(before) || !isReady(instance)) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new LaunchException("%s is not ready again after %d s; ./molaris logs %s tells more."
                        .formatted(instance, PATIENCE.toSeconds(), instance));
            }
            Thread.sleep(POLL_MILLIS);
        }
        System.out.println(String.format(
                Locale.ROOT, "  %-20s ready again after %4.1f s", instance, (System.nanoTime() - begin) / 1e9));
    }

    private ProcessIdentity processOf(String instance) {
        var process = RunningSuite.on(on.folder()).state().processes().get(instance);
        if (process == null) {
            throw new LaunchException("%s does not run.".formatted(instance));
        }
        return process;
    }

    private boolean isReady(String instance) {
        return RunningSuite.on(on.folder()).statusOf(instance).ready();
    }
}
