package org.molaris.dialect;

import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/** What a dialect answers instead of what was asked for: a status and a plain sentence. */
public class DialectRefused extends RuntimeException {

    private final int status;
    private final String description;
    private final transient Complaint complaint;
    private final transient Object data;

    public DialectRefused(int status, String sentence) {
        this(status, sentence, null, null, null);
    }

    private DialectRefused(int status, String sentence, String description, Complaint complaint, Object data) {
        super(sentence);
        this.status = status;
        this.description = description;
        this.complaint = complaint;
        this.data = data;
    }

    public DialectRefused(Status status, String sentence) {
        this(status.getStatusCode(), sentence);
    }

    /** Where the dialect answers a word for programs, and a sentence beside it. */
    public DialectRefused(Status status, String word, String description) {
        this(status.getStatusCode(), word, description, null, null);
    }

    /** 400, of one of the things that were sent: in English here, and in each dialect's own language where it answers. */
    public DialectRefused(Complaint complaint) {
        this(Status.BAD_REQUEST.getStatusCode(), complaint.inEnglish(), null, complaint, null);
    }

    /** The same with what the program can go on with. */
    public DialectRefused with(Object something) {
        return new DialectRefused(status, getMessage(), description, complaint, something);
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
        return new DialectRefused(Complaint.of(Complaint.Kind.INVALID, name));
    }

    /** 400, of what Molaris has no place for: {@code Ward is not supported.} It is refused lest it be lost. */
    public static DialectRefused notSupported(String what) {
        return new DialectRefused(Complaint.of(Complaint.Kind.NOT_SUPPORTED, what));
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

    /** What is wrong with which of the things that were sent; empty where the sentence is the dialect's own. */
    public Optional<Complaint> complaint() {
        return Optional.ofNullable(complaint);
    }

    /** What is answered beside the refusal; null for nothing. */
    public Object data() {
        return data;
    }
}
