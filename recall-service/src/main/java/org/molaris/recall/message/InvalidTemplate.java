package org.molaris.recall.message;

import java.util.List;

/** A template names what is no variable, or has a brace without its other half. */
public class InvalidTemplate extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    InvalidTemplate(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, each in words that follow the name of the field. */
    public List<String> faults() {
        return faults;
    }
}
