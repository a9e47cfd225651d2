package org.molaris.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.molaris.local.Suite;
import org.molaris.local.SuiteOptions;

/** Starts the packaged suite once for all tests that ask for one, and stops it after the last of them. */
class RunningSuite implements BeforeAllCallback, ParameterResolver {

    /** Nothing runs for so long that compiling it well would pay. */
    static final Map<String, String> COMPILED_ONCE = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static final Set<Class<?>> PARAMETERS = Set.of(Suite.class, Collector.class);
    private static final Namespace HERE = Namespace.create(RunningSuite.class);

    private record Started(Suite suite, Collector collector) implements AutoCloseable {

        @Override
        public void close() {
            suite.close();
            collector.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startedIn(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started = startedIn(context);
        return parameter.getParameter().getType() == Suite.class ? started.suite() : started.collector();
    }

    private static Started startedIn(ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent(Started.class, none -> start(), Started.class);
    }

    private static Started start() {
        try {
            var collector = new Collector();
            var data = Files.createTempDirectory("molaris-suite");
            var options = new SuiteOptions(SuiteOptions.repositoryHere(), data, 0, true, environment(collector), true)
                    .withSpares(Map.of("payment-service", 2));
            return new Started(Suite.start(options, line -> {}), collector);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> environment(Collector collector) {
        var environment = new HashMap<>(COMPILED_ONCE);
        environment.putAll(SuiteOptions.WITHOUT_RATE_LIMITS);
        environment.putAll(Map.of(
                "MOLARIS_KEYS_LOOK_AGAIN",
                "1s",
                "MOLARIS_LOG_JSON",
                "true",
                "OTEL_SDK_DISABLED",
                "false",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                collector.endpoint(),
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                "200ms"));
        return environment;
    }
}
