package org.molaris.alfadocs;

/** What is answered where there is nothing to tell. */
public record Done(String status) {

    static final String SUCCESS = "success";

    public static Done done() {
        return new Done(SUCCESS);
    }
}
