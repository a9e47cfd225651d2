package org.molaris.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What looks after the suite with {@code --observe}: Prometheus, its configuration, and what it looks at. */
final class Prometheus {

    static final String NAME = "prometheus";

    private static final List<String> RULES = List.of("prometheus.yml", "alerts.yaml");

    private final DataFolder data;
    private final int port;
    private final Path repository;
    private final Path program;

    Prometheus(DataFolder data, int port, Path repository) {
        this.data = data;
        this.port = port;
        this.repository = repository;
        this.program = onThePath();
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    static URI readiness(int port) {
        return URI.create(url(port) + "/-/ready");
    }

    /** Refuses to go on where there is none. */
    static Path onThePath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new LaunchException("""
                        --observe needs Prometheus, and there is no prometheus on the PATH. Debian and Ubuntu have it\
                         (apt install prometheus), so has Homebrew; for others it is at https://prometheus.io/download."""));
    }

    /**
     * The part.
     *
     * @param targets all that there are once it starts
     */
    Part part(Supplier<List<ScrapeTarget>> targets, Runnable changed) {
        return new ProcessPart(
                NAME,
                data.log(NAME),
                Part.PATIENCE,
                url(port),
                readiness(port),
                log -> command(targets.get()).start(log),
                changed);
    }

    private NativeCommand command(List<ScrapeTarget> targets) {
        var home = Folders.privateFolder(data.prometheus());
        RULES.forEach(file -> copy(file, home));
        Folders.writePrivate(home.resolve("targets.json"), Json.write(targets(targets)) + "\n");
        return new NativeCommand(
                List.of(
                        program.toString(),
                        "--config.file=" + home.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + home.resolve("samples"),
                        "--storage.tsdb.retention.time=2d",
                        "--storage.tsdb.retention.size=512MB",
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn"),
                Map.of());
    }

    private static List<Map<String, Object>> targets(List<ScrapeTarget> all) {
        return all.stream()
                .map(one -> Map.of(
                        "targets",
                        List.of(one.address()),
                        "labels",
                        Map.of("job", one.job(), "pod", one.pod(), "namespace", "local")))
                .toList();
    }

    private void copy(String file, Path home) {
        try {
            Files.copy(
                    repository.resolve("deploy").resolve("observability").resolve(file),
                    home.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LaunchException("The rules of Prometheus cannot be copied: %s.".formatted(e.getMessage()), e);
        }
    }
}
