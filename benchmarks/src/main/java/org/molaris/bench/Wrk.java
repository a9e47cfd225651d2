package org.molaris.bench;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.molaris.local.LaunchException;

/**
 * HTTP by wrk, from one thread.
 *
 * @param credentials one of each clinic, in the order of the clinics
 */
record Wrk(Work work, String url, Supplier<List<String>> credentials, int plans, Path folder) implements Load {

    static final String SCRIPT = "requests.lua";

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0, "m", 60_000.0);
    private static final double GOLDEN = 0.618;

    @Override
    public Outcome run(String cell, int connections, int seconds) {
        var environment = Map.of(
                "WORK",
                work.script(),
                "PLANS",
                "" + plans,
                "STRIDE",
                "" + stride(plans),
                "FIRST",
                "" + ThreadLocalRandom.current().nextInt(plans),
                "KEY",
                cell,
                "CREDENTIALS",
                String.join(",", credentials.get()));
        return run(SCRIPT, environment, url, connections, seconds, folder);
    }

    /** Sends what a script of the folder says. */
    static Outcome run(
            String script, Map<String, String> environment, String url, int connections, int seconds, Path folder) {
        var command = List.of(
                Programs.WRK,
                "--threads",
                "1",
                "--connections",
                "" + connections,
                "--duration",
                seconds + "s",
                "--timeout",
                "5s",
                "--latency",
                "--script",
                folder.resolve(script).toString(),
                url);
        return read(Programs.run(command, environment, folder, seconds));
    }

    static Outcome read(String said) {
        long failed = REFUSED.matcher(said)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
        var broken = BROKEN.matcher(said);
        if (broken.find()) {
            for (int i = 1; i <= broken.groupCount(); i++) {
                failed += Long.parseLong(broken.group(i));
            }
        }
        return new Outcome(
                Long.parseLong(found(REQUESTS, said)),
                Double.parseDouble(found(PER_SECOND, said)),
                percentile("50%", said),
                percentile("99%", said),
                failed);
    }

    /** A step that spreads and comes by every plan before it comes by one again. */
    static int stride(int plans) {
        int step = Math.max(1, (int) (plans * GOLDEN));
        while (BigInteger.valueOf(step).gcd(BigInteger.valueOf(plans)).intValue() != 1) {
            step++;
        }
        return step;
    }

    private static double percentile(String name, String said) {
        var found = Pattern.compile("(?m)^\\s+" + name + "\\s+([\\d.]+)(us|ms|s|m)\\s*$")
                .matcher(said);
        if (!found.find()) {
            throw notUnderstood(said);
        }
        return Double.parseDouble(found.group(1)) * MILLIS.get(found.group(2));
    }

    private static String found(Pattern pattern, String said) {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw notUnderstood(said);
        }
        return found.group(1);
    }

    private static LaunchException notUnderstood(String said) {
        return new LaunchException("What wrk printed is not understood: " + said.strip());
    }
}
