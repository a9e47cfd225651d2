package org.molaris.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The near half of {@code up --detach}: starts the launcher in a session of its own and shows what it says. */
final class Background {

    private static final long POLL_MILLIS = 50;
    static final String LAUNCHER_LOG = "launcher";

    private final DataFolder data;
    private final List<String> options;

    /**
     * The near half.
     *
     * @param options what the far half is told
     */
    Background(DataFolder data, List<String> options) {
        this.data = data;
        this.options = options;
    }

    /** Returns when the suite is ready, or has given up. */
    int start() throws InterruptedException {
        DataFolder.prepare(data.root());
        var log = data.log(LAUNCHER_LOG);
        try {
            Files.deleteIfExists(log);
            var launcher = launch(log);
            try (var said = Follower.of(log)) {
                while (launcher.isAlive() && !isReady(launcher)) {
                    said.copyTo(System.out);
                    Thread.sleep(POLL_MILLIS);
                }
                boolean ready = isReady(launcher);
                said.copyTo(ready || launcher.exitValue() == 0 ? System.out : System.err);
                if (!ready) {
                    return launcher.exitValue();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Welcome(RunningSuite.on(data).access(), data).print(System.out);
        System.out.println("./molaris down stops it.");
        return 0;
    }

    private boolean isReady(Process launcher) {
        return RunState.of(data)
                .filter(state -> state.launcher().pid() == launcher.pid() && state.isLauncherRunning())
                .filter(state -> state.phase() == RunState.Phase.READY)
                .isPresent();
    }

    private Process launch(Path log) throws IOException {
        var command = new ArrayList<>(ownSession());
        command.addAll(UpCommand.inBackground(data, options));
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Neither Ctrl-C nor a closed terminal reaches a session of its own. */
    private static List<String> ownSession() {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, "setsid"))) {
                return List.of("setsid");
            }
        }
        return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV;");
    }
}
