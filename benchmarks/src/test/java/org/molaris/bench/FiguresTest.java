package org.molaris.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.molaris.bench.Load.Outcome;
import org.molaris.local.LaunchException;

/** From what the load generators print to what a person reads. */
class FiguresTest {

    private static final String WRK = """
            Running 5s test @ http://127.0.0.1:27582
              1 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency    85.71ms  207.95ms   1.33s    78.95%
                Req/Sec    32.19     21.31    79.00     53.85%
              Latency Distribution
                 50%  848.74us
                 75%    4.36ms
                 90%   98.50ms
                 99%    1.33s\s
              9051 requests in 5.06s, 76.20KB read
            """;

    private static final String PGBENCH = """
            pgbench (15.18, server 17.7)
            transaction type: multiple scripts
            number of transactions actually processed: 12345
            number of failed transactions: 2 (0.016%)
            latency average = 3.240 ms
            initial connection time = 90.210 ms
            tps = 2469.135802 (without initial connection time)
            """;

    @Test
    void wrkIsUnderstood() {
        assertThat(Wrk.read(WRK + "Requests/sec:   1789.44\nTransfer/sec:     24.93KB\n"))
                .isEqualTo(new Outcome(9051, 1789.44, 0.84874, 1330, 0));
    }

    @Test
    void whatWasRefusedAndWhatWasNotAnsweredHasFailed() {
        var said = WRK + "  Socket errors: connect 1, read 2, write 3, timeout 4\n  Non-2xx or 3xx responses: 10\n"
                + "Requests/sec:   1789.44\n";

        assertThat(Wrk.read(said).failed()).isEqualTo(20);
    }

    @Test
    void pgbenchIsUnderstood() {
        var micros = LongStream.rangeClosed(1, 1000).map(each -> 1001 - each).toArray();

        assertThat(Pgbench.read(PGBENCH, micros)).isEqualTo(new Outcome(12345, 2469.135802, 0.501, 0.991, 2));
    }

    @Test
    void whatIsNotUnderstoodIsShown() {
        assertThatThrownBy(() -> Wrk.read("unable to connect"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("unable to connect");
    }

    @Test
    void whatHasNotGrownForTwoTurnsIsWarm() {
        var warmth = new Warmth();
        for (double perSecond : new double[] {300, 500, 510, 600, 620}) {
            warmth.add(perSecond);
            assertThat(warmth.isReached()).isFalse();
        }
        warmth.add(580);
        assertThat(warmth.isReached()).isTrue();
    }

    @Test
    void everyPlanHasItsTurnBeforeOneHasItAgain() {
        for (int plans : new int[] {4, 1000, 100_000}) {
            int stride = Wrk.stride(plans);
            var seen = new HashSet<Integer>();
            for (int i = 0, plan = 0; i < plans; i++, plan = (plan + stride) % plans) {
                seen.add(plan);
            }
            assertThat(seen).hasSize(plans);
        }
    }

    @Test
    void aContenderIsComparedWithPgbenchAtAsManyConnections() {
        var rows = Row.of(threeRounds());

        assertThat(rows).extracting(Row::contender).containsExactly("pgbench", "service", "pgbench", "service");
        var service = rows.get(3);
        assertThat(service.connections()).isEqualTo(32);
        assertThat(service.perSecond()).isEqualTo(240);
        assertThat(service.perSecondMin()).isEqualTo(120);
        assertThat(service.perSecondMax()).isEqualTo(360);
        assertThat(service.ratio()).isEqualTo(1.2, within(1e-9));
        assertThat(service.cpuMicros().get(Usage.SERVICE)).isEqualTo(500_000.0 / 240, within(1e-9));
        assertThat(service.goal(32)).hasValue(1.2);
        assertThat(rows.get(1).goal(32)).isEmpty();
        assertThat(Report.of(null, null, rows, List.of()).goals())
                .singleElement()
                .matches(Report.Goal::met);
    }

    @Test
    void theTableMarksWhatIsNotToBeTrusted() {
        var printed = new ByteArrayOutputStream();

        Table.print(Row.of(threeRounds()), new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Record a payment, 1 connection:", "Record a payment, 32 connections:")
                .contains("240 (120-360)")
                .containsPattern("service .* 60% disturbed failed 3\n");
    }

    @Test
    void thePictureIsWellFormed() throws Exception {
        var picture = Chart.draw(Row.of(threeRounds()));

        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getTextContent()).contains("240  (1.20, goal 1.20) disturbed");
    }

    /** Pgbench and the service in three rounds, the service 1.2 times as fast on a machine that others use, too. */
    private static List<Cell> threeRounds() {
        var cells = new ArrayList<Cell>();
        for (int round = 1; round <= 3; round++) {
            for (int connections : new int[] {1, 32}) {
                cells.add(cell(connections, Contender.PGBENCH, 100.0 * round, 0));
                cells.add(cell(connections, Contender.SERVICE, 120.0 * round, 1));
            }
        }
        return cells;
    }

    private static Cell cell(int connections, String contender, double perSecond, long failed) {
        double cores = Runtime.getRuntime().availableProcessors();
        var used = new Usage(Map.of(Usage.SERVICE, 0.5), 0.5 + 0.6 * cores, 1_000_000_000);
        var memory = Map.of(Usage.GATEWAY, 100L, Usage.SERVICE, 200L);
        return new Cell(
                Work.RECORD,
                connections,
                contender,
                new Outcome((long) perSecond, perSecond, 1, 2, failed),
                used,
                memory);
    }
}
