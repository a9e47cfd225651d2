package org.molaris.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * What runs on a data folder, written down at every change.
 *
 * @param launcher the process that watches over the others
 * @param ports by name; kept from run to run where they are still free
 * @param processes by the name of the part
 */
record RunState(
        ProcessIdentity launcher, Phase phase, Map<String, Integer> ports, Map<String, ProcessIdentity> processes) {

    enum Phase {
        STARTING,
        READY,
        STOPPED
    }

    static Optional<RunState> of(DataFolder data) {
        if (!Files.exists(data.stateFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Folders.read(data.stateFile()), RunState.class));
        } catch (JsonProcessingException e) {
            throw new LaunchException(
                    "The file %s is damaged; delete it, or begin anew with ./molaris reset."
                            .formatted(data.stateFile()),
                    e);
        }
    }

    void write(DataFolder data) {
        Folders.writePrivate(data.stateFile(), Json.write(this) + "\n");
    }

    boolean isLauncherRunning() {
        return launcher.process().isPresent();
    }
}
