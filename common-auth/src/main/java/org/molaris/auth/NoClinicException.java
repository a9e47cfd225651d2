package org.molaris.auth;

/** Something asked for a clinic's data while no clinic was known. Nothing is read or written then. */
public class NoClinicException extends RuntimeException {

    NoClinicException() {
        super("No clinic is known here");
    }
}
