package org.molaris.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports of the loopback address, below the range that outgoing connections are given. */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int LAST = 31_999;

    static final int HIGHEST = 65_535;

    private static final int PATIENCE_MILLIS = 1_000;

    private Ports() {}

    /** A port that nothing listens on. */
    public static int free() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new LaunchException("No free port was found between %d and %d.".formatted(FIRST, LAST));
    }

    /** Whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether a program takes connections on the port. */
    static boolean isListenedOn(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException nobodyListens) {
            return false;
        }
    }
}
