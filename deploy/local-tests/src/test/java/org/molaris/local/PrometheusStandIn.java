package org.molaris.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** Takes the place of Prometheus on the PATH: is ready where it is told to listen. */
public final class PrometheusStandIn {

    private static final int OK = 200;

    private PrometheusStandIn() {}

    /** Puts it into the folder, as a program. */
    static void install(Path folder) throws IOException {
        var program = Files.writeString(folder.resolve("prometheus"), """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s "$@"
                """.formatted(
                        JvmCommand.java(), System.getProperty("java.class.path"), PrometheusStandIn.class.getName()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    public static void main(String[] arguments) throws IOException {
        Files.readString(Path.of(valueOf("--config.file=", arguments)));
        var address = valueOf("--web.listen-address=127.0.0.1:", arguments);
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(address)), 0);
        server.createContext("/-/ready", exchange -> {
            exchange.sendResponseHeaders(OK, -1);
            exchange.close();
        });
        server.start();
    }

    private static String valueOf(String option, String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(option))
                .findFirst()
                .orElseThrow()
                .substring(option.length());
    }
}
