package org.molaris.payment.billing;

/** Within which papers are numbered, each year from 1 on and without gaps. */
enum Series {
    BILL(""),
    CREDIT("C"),
    PROFORMA("P"),
    /** What others ask of the clinic, as it comes. */
    RECEIVED("R");

    private final String prefix;

    Series(String prefix) {
        this.prefix = prefix;
    }

    static Series of(BillType type, boolean aPatients) {
        if (!aPatients) {
            return RECEIVED;
        }
        return switch (type) {
            case FULL, PARTIAL -> BILL;
            case CREDIT -> CREDIT;
            case PROFORMA -> PROFORMA;
        };
    }

    /** As the table generates it. */
    String numbered(int year, int number) {
        return prefix + year + "/" + number;
    }
}
