package org.molaris.local;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What the libraries in a process of ours may say on standard error. Must be decided before anything logs. */
final class Logging {

    private Logging() {}

    /** Nothing: whoever reads is a person, and is told in our words. */
    static void off() {
        root().setLevel(Level.OFF);
    }

    /** Warnings, one line each: whoever reads looks into a log. */
    static void warnings() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %3$s %5$s%6$s%n");
        var handler = new ConsoleHandler();
        handler.setLevel(Level.WARNING);
        var root = root();
        root.setLevel(Level.WARNING);
        root.addHandler(handler);
    }

    private static Logger root() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        LogManager.getLogManager().reset();
        var root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        return root;
    }
}
