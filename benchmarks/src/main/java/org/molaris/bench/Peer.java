package org.molaris.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.molaris.local.LaunchException;

/** A program that is started to be measured, or to stand behind what is measured, and that ends with the benchmark. */
record Peer(String name, String url, Process process, Path log) implements AutoCloseable {

    private static final int OK = 200;
    private static final int SHOWN = 1_000;
    private static final long PATIENCE_SECONDS = 60;
    private static final long PATIENCE_AT_END_SECONDS = 10;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Starts it; what it says goes to a file of the folder. */
    static Peer start(String name, int port, List<String> command, Map<String, String> environment, Path folder) {
        var log = folder.resolve(name + ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new Peer(name, "http://127.0.0.1:" + port, builder.start(), log);
        } catch (IOException e) {
            throw new LaunchException("%s cannot be run: %s.".formatted(name, e.getMessage()), e);
        }
    }

    /** Waits until a request with these headers is answered well. */
    void awaitReady(String path, String... headers) {
        Waiting.until(name, PATIENCE_SECONDS, () -> {
            if (!process.isAlive()) {
                throw new LaunchException(
                        "%s ended with exit code %d: %s".formatted(name, process.exitValue(), end(log)));
            }
            return status(url + path, headers) == OK;
        });
    }

    /** The last that it said. */
    private static String end(Path log) {
        try {
            var said = Files.readString(log).strip();
            return said.substring(Math.max(0, said.length() - SHOWN));
        } catch (IOException e) {
            return "what it said cannot be read";
        }
    }

    /** How an address answers; 0 when it does not. */
    static int status(String address, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    /** Lets it end, and makes it end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_AT_END_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
