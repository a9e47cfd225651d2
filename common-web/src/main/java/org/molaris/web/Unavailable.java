package org.molaris.web;

/**
 * Something that the answer needs, the database or another service, cannot be reached or gave up, for a reason that may
 * pass. Answered 503: the request may be sent again.
 */
public class Unavailable extends RuntimeException {

    public Unavailable(Throwable cause) {
        super(String.valueOf(cause), cause);
    }
}
