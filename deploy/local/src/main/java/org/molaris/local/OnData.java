package org.molaris.local;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class OnData {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder with everything that the suite keeps (default: .data beside the script).")
    private Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    Path path() {
        return data == null ? SuiteOptions.repositoryHere().resolve(".data") : data.toAbsolutePath();
    }

    DataFolder folder() {
        return new DataFolder(path());
    }
}
