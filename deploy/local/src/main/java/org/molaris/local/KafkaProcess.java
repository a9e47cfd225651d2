package org.molaris.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The broker as a process of its own, with the readiness that the other parts have: {@code folder port health-port}. */
public final class KafkaProcess {

    /** Where readiness is asked, as of a service. */
    static final String READINESS = "/q/health/ready";

    private static final int PARTITIONS = 6;
    private static final int OK = 200;

    private KafkaProcess() {}

    public static void main(String[] arguments) throws IOException {
        Logging.warnings();
        var folder = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        int healthPort = Integer.parseInt(arguments[2]);
        try {
            var kafka = LocalKafka.start(folder, port);
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-stop"));
            kafka.createTopics(PARTITIONS);
            answerReady(healthPort);
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void answerReady(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(READINESS, exchange -> {
            exchange.sendResponseHeaders(OK, -1);
            exchange.close();
        });
        server.start();
    }
}
