package org.molaris.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** A certificate of {@code localhost} that nobody vouches for, made while Kafka starts. */
final class SelfSigned {

    private static final String PASSWORD = "only for a moment";
    private static final String ALIAS = "gateway";

    private final Path certificate;
    private final Path key;
    private final CompletableFuture<Void> made;

    private SelfSigned(Path folder) throws IOException {
        this.certificate = folder.resolve("tls.crt");
        this.key = folder.resolve("tls.key");
        var store = folder.resolve("tls.p12");
        this.made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .thenAccept(done -> write(store));
    }

    static SelfSigned in(Path folder) throws IOException {
        return new SelfSigned(folder);
    }

    Path certificate() {
        made.join();
        return certificate;
    }

    Path key() {
        made.join();
        return key;
    }

    private void write(Path store) {
        try {
            var opened = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            write(
                    key,
                    "PRIVATE KEY",
                    opened.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
            write(certificate, "CERTIFICATE", opened.getCertificate(ALIAS).getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        Files.writeString(file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, lines, kind));
    }
}
