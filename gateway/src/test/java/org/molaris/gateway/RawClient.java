package org.molaris.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.regex.Pattern;

/** A client that sends exactly what it is told to, well-formed or not. */
class RawClient implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    private final Socket socket;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    RawClient() {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            socket.setSoTimeout(5_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Whether the other side still takes anything. */
    boolean takes(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads until the other side closes, or until nothing has come for five seconds. */
    String readAll() {
        try {
            var input = socket.getInputStream();
            var chunk = new byte[65_536];
            int length = input.read(chunk);
            while (length >= 0) {
                heard.write(chunk, 0, length);
                length = input.read(chunk);
            }
        } catch (SocketTimeoutException | SocketException e) {
            return heard.toString(ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heard.toString(ISO_8859_1);
    }

    /** Whether the other side has closed, rather than fallen silent. */
    boolean isOver() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The first answer's status and headers, without waiting for more. */
    String readHead() {
        try {
            var input = socket.getInputStream();
            while (!heard.toString(ISO_8859_1).contains("\r\n\r\n")) {
                int next = input.read();
                if (next < 0) {
                    break;
                }
                heard.write(next);
            }
            return heard.toString(ISO_8859_1);
        } catch (SocketTimeoutException | SocketException e) {
            return heard.toString(ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Integer> statusesIn(String answers) {
        return STATUS.matcher(answers)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
