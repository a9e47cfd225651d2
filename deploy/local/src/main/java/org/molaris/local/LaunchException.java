package org.molaris.local;

/** What went wrong in one sentence that a person can act on; the cause is for the log. */
public class LaunchException extends RuntimeException {

    public LaunchException(String sentence) {
        super(sentence);
    }

    public LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
