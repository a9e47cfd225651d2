package org.molaris.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A service of the suite.
 *
 * @param name its module, its process and its log
 * @param database its database, which also begins its roles' names
 */
public record SuiteService(String name, String database) {

    static final SuiteService CLINIC = new SuiteService("clinic-service", "clinic");

    /** Every service: a new one joins with one line here. */
    public static final List<SuiteService> ALL = List.of(
            CLINIC,
            new SuiteService("treatment-service", "treatment"),
            new SuiteService("payment-service", "payment"),
            new SuiteService("recall-service", "recall"));

    static final String GATEWAY = "gateway";

    /** The variable that tells the others where it is. */
    String urlVariable() {
        return "MOLARIS_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
    }

    /** What is run for a module. */
    static Path program(Path repository, String module) {
        return repository.resolve(module).resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
    }
}
