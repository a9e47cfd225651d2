package org.molaris.data;

/** An event that nobody can ever make sense of: it goes to the dead letters, and the others go on. */
public class SenselessEvent extends RuntimeException {

    public SenselessEvent(String why) {
        super(why);
    }

    SenselessEvent(String why, Throwable cause) {
        super(why, cause);
    }
}
