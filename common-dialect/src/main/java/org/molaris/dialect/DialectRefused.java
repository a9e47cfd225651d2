package org.molaris.dialect;

import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/** What a dialect answers instead of what was asked for: a status and a plain sentence. */
public class DialectRefused extends RuntimeException {

    private final int status;
    private final String description;

    public DialectRefused(int status, String sentence) {
        super(sentence);
        this.status = status;
        this.description = null;
    }

    public DialectRefused(Status status, String sentence) {
        this(status.getStatusCode(), sentence);
    }

    /** Where the dialect answers a word for programs, and a sentence beside it. */
    public DialectRefused(Status status, String word, String description) {
        super(word);
        this.status = status.getStatusCode();
        this.description = description;
    }

    /** 400: the request cannot be meant so. */
    public static DialectRefused badRequest(String sentence) {
        return new DialectRefused(Status.BAD_REQUEST, sentence);
    }

    /** 404: there is no such thing, such as {@code Patient not found}. */
    public static DialectRefused notFound(String sentence) {
        return new DialectRefused(Status.NOT_FOUND, sentence);
    }

    /** 409: things are such that it cannot be done. */
    public static DialectRefused conflict(String sentence) {
        return new DialectRefused(Status.CONFLICT, sentence);
    }

    /** 400, of a field or parameter: {@code AptStatus is invalid.} */
    public static DialectRefused invalid(String name) {
        return badRequest(name + " is invalid.");
    }

    /** 400, of what Molaris has no place for: {@code Ward is not supported.} It is refused lest it be lost. */
    public static DialectRefused notSupported(String what) {
        return badRequest(what + " is not supported.");
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    public String sentence() {
        return getMessage();
    }

    /** What else is to be said; empty where the sentence says it all. */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }
}
