package org.molaris.test;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A request that says how long it is and stops there. One that is too long is refused before its body was sent, and its
 * connection closed: a client that goes on sending may never read the answer, so this one listens instead.
 */
public final class LongRequest {

    private static final int PATIENCE_MS = 20_000;

    private LongRequest() {}

    /**
     * The first line that the service under test answers.
     *
     * @param passport null for none
     * @param length of the body in bytes, none of which is sent
     */
    public static String answerTo(String method, String path, String passport, String contentType, long length) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MS);
            var head = "%s %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                    .formatted(
                            method,
                            path,
                            passport == null ? "" : "Authorization: Bearer " + passport + "\r\n",
                            contentType,
                            length);
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
