package org.molaris.suite;

import java.io.IOException;
import java.nio.file.Files;
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
            var options =
                    SuiteOptions.in(Files.createTempDirectory("molaris-suite")).withKeycloak(true);
            return Suite.start(options, line -> {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
