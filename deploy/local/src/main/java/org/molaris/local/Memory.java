package org.molaris.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process takes. */
public final class Memory {

    private static final long KIBIBYTES = 1024;

    private Memory() {}

    /** What a process and its children hold in memory; what children share is counted once where the system tells. */
    public static long residentMebibytes(ProcessHandle process) {
        var children = process.descendants().toList();
        if (children.isEmpty()) {
            return resident(process.pid()) / KIBIBYTES;
        }
        long all = share(process.pid());
        for (var child : children) {
            all += share(child.pid());
        }
        return all / KIBIBYTES;
    }

    private static long share(long pid) {
        long share = field(Path.of("/proc", "" + pid, "smaps_rollup"), "Pss:");
        return share > 0 ? share : resident(pid);
    }

    private static long resident(long pid) {
        long resident = field(Path.of("/proc", "" + pid, "status"), "VmRSS:");
        return resident > 0 ? resident : asked(pid);
    }

    private static long field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static long asked(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + pid).start();
            var answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.matches("\\d+") ? Long.parseLong(answer) : 0;
        } catch (IOException noPs) {
            return 0;
        }
    }
}
