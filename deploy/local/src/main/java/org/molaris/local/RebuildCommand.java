package org.molaris.local;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./molaris rebuild}: makes a service's copies of what others own anew, from the topics. */
@Command(
        name = "rebuild",
        description = "Make a service's copies of what others own anew, from the topics, while everything goes on.")
final class RebuildCommand implements Callable<Integer> {

    @Mixin
    private OnData on;

    @Parameters(paramLabel = "SERVICE", description = "The name of a service.")
    private String name;

    @Override
    public Integer call() {
        var suite = RunningSuite.on(on.folder());
        var service = SuiteService.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new LaunchException("There is no service named %s; there are %s.".formatted(name, known())));
        long begin = System.nanoTime();
        new Rebuild(suite, service)
                .run()
                .forEach((table, copies) -> System.out.println(String.format(
                        Locale.ROOT,
                        "  %-20s copies %d, of them restored %d",
                        table,
                        copies.all(),
                        copies.restored())));
        System.out.println(String.format(
                Locale.ROOT,
                "What %s knows of others is rebuilt, after %.1f s.",
                name,
                (System.nanoTime() - begin) / 1e9));
        return 0;
    }

    private static String known() {
        return SuiteService.ALL.stream().map(SuiteService::name).collect(Collectors.joining(", "));
    }
}
