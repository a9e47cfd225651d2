package org.molaris.clinic.integration;

/** In whose words a webhook is told, and what of its answers is said by which status. */
public enum Wording {
    /** Several events in one form, as AlfaDocs tells apps: 200 and nothing else says that they were taken. */
    ALFADOCS {
        @Override
        boolean takenBy(int status) {
            return status == OK;
        }

        @Override
        boolean goneBy(int status) {
            return false;
        }
    },
    /** One event of the suite, as Standard Webhooks has it. */
    STANDARD {
        @Override
        boolean takenBy(int status) {
            return status >= OK && status < MULTIPLE_CHOICES;
        }

        @Override
        boolean goneBy(int status) {
            return status == GONE;
        }
    };

    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int GONE = 410;

    /** Whether an answer says that it was taken. */
    abstract boolean takenBy(int status);

    /** Whether an answer says that nothing more is wanted. */
    abstract boolean goneBy(int status);
}
