package org.molaris.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTest {

    @Test
    void whatLivesAgainButIsNeverReadyIsSaid() {
        var said = new ArrayList<String>();
        var part = new NeverReady();
        part.spawn();
        part.alive = false;

        new Watch(List.of(part), said::add).startAgain(part);

        assertThat(part.isRunning()).isTrue();
        assertThat(said).containsExactly("never was not ready in time.");
    }

    private static final class NeverReady extends Part {

        private boolean alive;

        private NeverReady() {
            super("never", Path.of("never.log"));
        }

        @Override
        public String url() {
            return "";
        }

        @Override
        public Optional<ProcessHandle> process() {
            return Optional.of(ProcessHandle.current()).filter(self -> alive);
        }

        @Override
        public boolean isReady() {
            throw new LaunchException("never was not ready in time.");
        }

        @Override
        void begin() {
            alive = true;
        }

        @Override
        void end() {
            alive = false;
        }

        @Override
        void endAtOnce() {
            alive = false;
        }

        @Override
        String howItEnded() {
            return "ended";
        }

        @Override
        boolean wasToldToEnd() {
            return false;
        }
    }
}
