package org.molaris.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Where the list of commands names {@code ./molaris bench}; the script runs the program of {@code benchmarks} for it. */
@Command(name = "bench", description = "Measure the suite beside what it stands on.")
final class BenchCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new LaunchException("The benchmarks are a program of their own, which the script ./molaris runs.");
    }
}
