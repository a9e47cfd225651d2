package org.molaris.opendental;

/**
 * What a key may do, in Open Dental's groups (its page "API Permissions"). A key whose scopes name one, such as {@code
 * opendental:Appointments}, has that; one with {@code dental:read} reads everything, one with {@code dental:write} or
 * without scopes does all that its role allows.
 */
public enum Permission {
    READ_ALL("ReadAll"),
    ALL_OTHERS("AllOthers"),
    COMM("Comm"),
    DOCUMENTS("Documents"),
    APPOINTMENTS("Appointments"),
    PATIENTS("Patients"),
    PAYMENTS("Payments"),
    PAY_PLANS("PayPlans"),
    PROCEDURE_LOGS("ProcedureLogs"),
    SETUP("Setup");

    private static final String PREFIX = "opendental:";

    private final String label;

    Permission(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As a key's scopes name it. */
    public String scope() {
        return PREFIX + label;
    }
}
