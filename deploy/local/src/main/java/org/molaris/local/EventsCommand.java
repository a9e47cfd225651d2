package org.molaris.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./molaris events}: what the services have told each other, one line each. */
@Command(name = "events", description = "Print the events so far: time, topic, type, clinic, subject, sequence, data.")
final class EventsCommand implements Callable<Integer> {

    @Mixin
    private OnData on;

    @Option(names = "-f", description = "Go on as they pass.")
    private boolean follow;

    @Override
    public Integer call() {
        var suite = RunningSuite.on(on.folder());
        try (var events = new EventReader(suite.bootstrapServers())) {
            events.readSoFar(System.out);
            while (follow && !System.out.checkError()) {
                events.readNext(System.out);
            }
        }
        return 0;
    }
}
