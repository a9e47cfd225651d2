package org.molaris.clinic.setup;

/** What a clinic's names for where appointments stand may be asked for. */
public enum StateField {
    NUMBER("it.number"),
    NAME("it.name"),
    RESERVED("it.reserved"),
    /** Whether it means that the appointment is off. */
    CANCELLED("(it.state = 'cancelled')"),
    INTERNAL_USE("it.internal_use"),
    /** Whether it is not deleted. */
    IN_USE("(it.deleted_at is null)");

    private final String expression;

    StateField(String expression) {
        this.expression = expression;
    }

    String expression() {
        return expression;
    }
}
