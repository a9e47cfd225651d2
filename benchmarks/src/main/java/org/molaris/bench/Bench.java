package org.molaris.bench;

import org.molaris.local.Molaris;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./molaris bench}: what is measured is a command of its own. */
@Command(
        name = "bench",
        description = "Measure the suite beside what it stands on.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PaymentsBench.class, RecallsBench.class, GatewayBench.class})
public final class Bench implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        Molaris.runAndExit(new Root(), arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to measure.");
    }

    /** The script hands over the whole command line. */
    @Command(name = "molaris", subcommands = Bench.class)
    private static final class Root {}
}
