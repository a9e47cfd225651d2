package org.molaris.gateway.issuer;

/** A token that opens nothing, whatever is wrong with it. Carries no stack trace: it is an answer, not a fault. */
public class InvalidToken extends RuntimeException {

    InvalidToken() {
        super("The token is not valid", null, false, false);
    }
}
