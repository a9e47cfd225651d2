package org.molaris.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The one command for people, behind {@code ./molaris}. */
@Command(
        name = "molaris",
        description = "The backend of a dental practice, on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false,
        footer = {"", "./molaris COMMAND --help tells more."},
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            RestartCommand.class,
            TokenCommand.class,
            CredentialsCommand.class,
            EventsCommand.class,
            ClockCommand.class,
            VerifyLedgerCommand.class,
            RebuildCommand.class,
            VerifyAuditCommand.class,
            KubernetesSecretsCommand.class,
            RotateKeysCommand.class,
            BenchCommand.class
        })
public final class Molaris implements Runnable {

    private static final int FAILED = 1;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        runAndExit(new Molaris(), arguments);
    }

    /** Runs a command for a person: what fails is one sentence, and exit code 1. */
    public static void runAndExit(Object command, String... arguments) {
        Logging.off();
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.exit(run(command, arguments));
    }

    static int run(String... arguments) {
        return run(new Molaris(), arguments);
    }

    private static int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(sentence(failure));
                    if (System.getenv("MOLARIS_DEBUG") != null) {
                        failure.printStackTrace(line.getErr());
                    }
                    return FAILED;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }

    private static String sentence(Throwable failure) {
        return failure instanceof LaunchException
                ? failure.getMessage()
                : "Something unforeseen happened (MOLARIS_DEBUG=1 shows more): " + failure;
    }
}
