package org.molaris.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./molaris reset}: deletes the data folder. */
@Command(name = "reset", description = "Delete all data.")
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private OnData on;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        var data = on.folder();
        if (!Files.exists(data.root())) {
            System.out.println("There is no data in %s.".formatted(data.root()));
            return 0;
        }
        if (!data.isOurs()) {
            throw new LaunchException(
                    "The folder %s was not made by Molaris and is left alone.".formatted(data.root()));
        }
        var lock = data.lock().orElseThrow(ResetCommand::stillRunning);
        try {
            return delete(data);
        } finally {
            lock.close();
        }
    }

    private int delete(DataFolder data) throws IOException {
        if (isRunning(data)) {
            throw stillRunning();
        }
        if (!yes && !confirmed(data)) {
            System.out.println("Nothing was deleted.");
            return 1;
        }
        data.clear();
        if (!Files.isSymbolicLink(on.path())) {
            Files.delete(data.root());
        }
        System.out.println("All data in %s is deleted.".formatted(data.root()));
        return 0;
    }

    /** A state that cannot be read must not keep anybody from beginning anew. */
    private static boolean isRunning(DataFolder data) {
        try {
            return LeftOvers.exist(data);
        } catch (LaunchException damaged) {
            return Postmaster.of(data.postgres()).isPresent();
        }
    }

    private static LaunchException stillRunning() {
        return new LaunchException("Molaris still runs; ./molaris down stops it.");
    }

    private static boolean confirmed(DataFolder data) throws IOException {
        System.out.print("Delete all data in %s? [y/N] ".formatted(data.root()));
        System.out.flush();
        var answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
