package org.molaris.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts again what has died by itself, each time a little later; what was stopped on purpose stays stopped. */
final class Watch {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final List<Part> parts;
    private final Consumer<String> says;
    private final Map<Part, Trouble> troubles = new HashMap<>();
    private final Thread thread = new Thread(this::watch, "watch");

    Watch(List<Part> parts, Consumer<String> says) {
        this.parts = parts;
        this.says = says;
    }

    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    void end() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (!thread.isInterrupted()) {
                Thread.sleep(LOOK.toMillis());
                parts.forEach(this::lookAt);
            }
        } catch (InterruptedException told) {
            thread.interrupt();
        }
    }

    private void lookAt(Part part) {
        var trouble = troubles.get(part);
        if (!part.isMissing()) {
            if (trouble != null && trouble.isOver()) {
                troubles.remove(part);
            }
            return;
        }
        if (trouble == null || trouble.restarted) {
            if (part.wasToldToEnd()) {
                troubles.remove(part);
                says.accept("%s was told to end, and is started again.".formatted(part.name()));
                startAgain(part);
                return;
            }
            trouble = Trouble.after(trouble);
            troubles.put(part, trouble);
            says.accept("%s %s; it is started again in %d s; see %s."
                    .formatted(part.name(), part.howItEnded(), trouble.delay.toSeconds(), part.log()));
        }
        if (trouble.isDue()) {
            trouble.restarted = true;
            startAgain(part);
        }
    }

    void startAgain(Part part) {
        try {
            part.restartMissing();
            says.accept("%s is ready again.".formatted(part.name()));
        } catch (RuntimeException e) {
            says.accept(e.getMessage());
        }
    }

    /** A part's death and what is done about it. */
    private static final class Trouble {

        private final Duration delay;
        private final long since = System.nanoTime();
        private boolean restarted;

        private Trouble(Duration delay) {
            this.delay = delay;
        }

        static Trouble after(Trouble earlier) {
            if (earlier == null) {
                return new Trouble(FIRST_DELAY);
            }
            var doubled = earlier.delay.multipliedBy(2);
            return new Trouble(doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled);
        }

        boolean isDue() {
            return System.nanoTime() - since >= delay.toNanos();
        }

        boolean isOver() {
            return System.nanoTime() - since >= STEADY.toNanos();
        }
    }
}
