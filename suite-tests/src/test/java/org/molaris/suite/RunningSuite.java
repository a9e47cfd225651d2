package org.molaris.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.molaris.local.Suite;
import org.molaris.local.SuiteOptions;

/** Starts the packaged suite once for all tests that ask for one, and stops it after the last of them. */
class RunningSuite implements BeforeAllCallback, ParameterResolver {

    private static final Namespace HERE = Namespace.create(RunningSuite.class);

    /** Nothing runs for so long that compiling it well would pay. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "MOLARIS_GATEWAY_LIMITS_ENABLED",
            SuiteOptions.WITHOUT_RATE_LIMITS.get("MOLARIS_GATEWAY_LIMITS_ENABLED"),
            "MOLARIS_KEYS_LOOK_AGAIN",
            "1s",
            "JDK_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=1");

    private record Started(Suite suite) implements AutoCloseable {

        @Override
        public void close() {
            suite.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        suiteOf(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return suiteOf(context);
    }

    private static Suite suiteOf(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(Started.class, none -> new Started(start()), Started.class)
                .suite();
    }

    private static Suite start() {
        try {
            var data = Files.createTempDirectory("molaris-suite");
            var options = new SuiteOptions(SuiteOptions.repositoryHere(), data, 0, true, ENVIRONMENT, true)
                    .withSpares(Map.of("payment-service", 2));
            return Suite.start(options, line -> {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
