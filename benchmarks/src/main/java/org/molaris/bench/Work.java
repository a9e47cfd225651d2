package org.molaris.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/** What is asked for. Its name names pgbench's script, which does the same, and tells wrk's script what to send. */
enum Work {
    RECORD("Record a payment", 1.2, 0.7),
    READ("Read a plan with its payments", 0.7, 0),
    LIST("List 20 plans", 0.5, 0);

    private final String title;
    private final double goalOfService;
    private final double goalOfGateway;

    /** Goals are ratios to pgbench, at the most connections; 0 is none. */
    Work(String title, double goalOfService, double goalOfGateway) {
        this.title = title;
        this.goalOfService = goalOfService;
        this.goalOfGateway = goalOfGateway;
    }

    String title() {
        return title;
    }

    String script() {
        return name().toLowerCase(Locale.ROOT);
    }

    OptionalDouble goalOf(String contender) {
        double goal =
                switch (contender) {
                    case Contender.SERVICE -> goalOfService;
                    case Contender.GATEWAY -> goalOfGateway;
                    default -> 0;
                };
        return goal == 0 ? OptionalDouble.empty() : OptionalDouble.of(goal);
    }
}
