package org.molaris.local;

import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path home;

    @Test
    void aLinkMeansTheSameFolderAndOutlivesAReset() throws IOException {
        var folder = Files.createDirectories(home.resolve("folder"));
        var link = Files.createSymbolicLink(home.resolve("link"), folder);

        var data = DataFolder.prepare(link);

        assertThat(data).isEqualTo(DataFolder.prepare(folder));
        assertThat(Molaris.run("reset", "--yes", "--data", link.toString())).isZero();
        assertThat(folder).isEmptyDirectory();
        assertThat(DataFolder.prepare(link).isOurs()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere the order of events is not known
    void theMarkerIsDeletedLastSoThatAnInterruptedResetCanBeRepeated() throws Exception {
        var data = DataFolder.prepare(home.resolve("data"));
        for (int i = 0; i < 20; i++) {
            Files.writeString(
                    Files.createDirectories(data.root().resolve("part-" + i)).resolve("file"), "");
        }
        try (var watcher = data.root().getFileSystem().newWatchService()) {
            data.root().register(watcher, ENTRY_DELETE);

            data.clear();

            assertThat(data.root()).isEmptyDirectory();
            var deleted = new ArrayList<String>();
            while (deleted.size() < 21) {
                var told = watcher.poll(10, SECONDS);
                told.pollEvents().forEach(event -> deleted.add(event.context().toString()));
                told.reset();
            }
            assertThat(deleted).last().isEqualTo("molaris-data");
        }
    }

    @Test
    void aPartThatTheRunningLauncherDoesNotKnowYetIsAStoppedOne() {
        var data = DataFolder.prepare(home.resolve("data"));
        var self = ProcessIdentity.of(ProcessHandle.current());
        new RunState(self, RunState.Phase.READY, Map.of(), Map.of()).write(data);

        assertThat(RunningSuite.on(data).parts())
                .hasSameSizeAs(Wiring.PART_NAMES)
                .allSatisfy(part -> assertThat(part.pid()).isNull())
                .noneMatch(RunningSuite.PartStatus::ready);
    }
}
