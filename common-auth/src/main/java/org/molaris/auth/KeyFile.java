package org.molaris.auth;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jose4j.lang.JoseException;

/**
 * What a file of keys holds. When the file changes that is taken up; when it becomes something that holds no such keys,
 * what it held before goes on serving.
 */
public final class KeyFile<T> {

    /** How the text of the file is read; throws when it does not hold what it should. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(String text) throws JoseException;
    }

    /** The file is not what it should be. The message tells nothing of what it is: that may be a private key. */
    private static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1;

        UnusableException(String message) {
            super(message);
        }
    }

    private final Path path;
    private final String content;
    private final Reader<T> reader;
    private volatile T held;
    private volatile Instant since;
    private volatile boolean refused;
    private String lastSeen;

    /**
     * Reads the file, which must be there.
     *
     * @param content what it should hold
     */
    KeyFile(Path path, String content, Reader<T> reader) {
        this.path = path;
        this.content = content;
        this.reader = reader;
        try {
            lastSeen = Files.readString(path);
            takeUp(lastSeen);
        } catch (IOException | UnusableException e) {
            throw new IllegalStateException("%s: %s".formatted(path, e), e);
        }
    }

    /** The keys as of the last look at a file that held some. */
    public T keys() {
        return held;
    }

    /** When they came into use. */
    Instant since() {
        return since;
    }

    /** Whether the file holds nothing that can be used, so that the keys are those of before. */
    boolean isRefused() {
        return refused;
    }

    /** Blocks. What is the same as at the last look is not read twice, nor complained of twice. */
    synchronized void lookAgain() {
        String seen;
        try {
            seen = Files.readString(path);
        } catch (IOException e) {
            seen = e.toString();
            refuse(seen, seen);
            return;
        }
        if (seen.equals(lastSeen)) {
            return;
        }
        try {
            takeUp(seen);
            lastSeen = seen;
            Log.infof("The keys in %s have changed, and are in use", path);
        } catch (UnusableException e) {
            refuse(seen, e.getMessage());
        }
    }

    private void takeUp(String text) throws UnusableException {
        try {
            held = reader.read(text);
            since = Instant.now();
            refused = false;
        } catch (JoseException | RuntimeException e) { // the library has both for what is no key
            throw new UnusableException("it does not hold " + content);
        }
    }

    private void refuse(String seen, String why) {
        if (!seen.equals(lastSeen)) {
            Log.errorf("The keys in %s cannot be used, those of before go on serving: %s", path, why);
        }
        lastSeen = seen;
        refused = true;
    }
}
