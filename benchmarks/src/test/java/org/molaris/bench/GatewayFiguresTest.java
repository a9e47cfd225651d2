package org.molaris.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.bench.Load.Outcome;
import org.molaris.local.LaunchException;
import picocli.CommandLine;

/** From the rounds of the proxies to what a person reads of them. */
class GatewayFiguresTest {

    @Test
    void everyProxyIsComparedWithTheGatewayAndWithTheUpstreamAtAsManyConnections() {
        var rows = ProxyRow.of(threeRounds());

        assertThat(rows).hasSize(8);
        var spring = row(rows, Proxy.SPRING, 64);
        assertThat(spring.perSecond()).isEqualTo(200);
        assertThat(spring.perSecondMin()).isEqualTo(100);
        assertThat(spring.perSecondMax()).isEqualTo(300);
        assertThat(spring.gatewayIs()).isEqualTo(6, within(1e-9));
        assertThat(spring.cpuMicros().get(Usage.PROXY)).isEqualTo(500_000.0 / 200, within(1e-9));
        assertThat(row(rows, Proxy.GATEWAY, 8).addedMillis()).isEqualTo(0.75, within(1e-9));
        assertThat(row(rows, Proxy.GATEWAY, 64).residentMost()).isEqualTo(183);
    }

    @Test
    void ratesAreJudgedAtTheMostConnectionsAndTheDelayAtTheFewest() {
        var goals = ProxyReport.of(null, null, ProxyRow.of(threeRounds())).goals();

        assertThat(goals)
                .extracting(ProxyReport.Goal::figure)
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-9 ? 0 : 1)
                .containsExactly(0.15, 6.0, 0.75, 183.0);
        assertThat(goals).extracting(ProxyReport.Goal::met).containsExactly(false, true, true, true);
    }

    @Test
    void aRequestThatFailedAtTheGatewayMakesTheRunUnsound() {
        var cells = threeRounds();
        cells.add(cell(Proxy.GATEWAY, 64, 1200, 1, 2));

        assertThat(ProxyReport.of(null, null, ProxyRow.of(threeRounds())).isSound())
                .isTrue();
        assertThat(ProxyReport.of(null, null, ProxyRow.of(cells)).unsound())
                .containsExactly("gateway, 64 connections: failed requests: 2");
    }

    @Test
    void theTableHasAPartForEachNumberOfConnections() {
        var printed = new ByteArrayOutputStream();

        ProxyTable.print(ProxyRow.of(threeRounds()), new PrintStream(printed, true, UTF_8));

        assertThat(printed.toString(UTF_8))
                .contains("\n8 connections: ", "\n64 connections: ")
                .containsPattern("Spring Cloud Gateway +200 \\(100-300\\) +6\\.00 .* 60% disturbed failed 3\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--seconds=0, at least 1",
        "--rounds=0, at least 1",
        "--warm-up=-1, at least 0",
        "--connections=0, between 1 and 256",
        "--connections=8;257, between 1 and 256",
        "--against=gateway, nginx; haproxy and spring",
    })
    void whatMakesNoSenseIsRefused(String option, String sentence) {
        var bench = new GatewayBench();
        new CommandLine(bench).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(option.replace(';', ','));

        assertThatThrownBy(bench::call)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(sentence.replace(';', ','));
    }

    private static ProxyRow row(List<ProxyRow> rows, Proxy proxy, int connections) {
        return rows.stream()
                .filter(row -> row.proxy() == proxy && row.connections() == connections)
                .findFirst()
                .orElseThrow();
    }

    /** The gateway six times as fast as one peer and far behind another, on a machine that others use, too. */
    private static List<ProxyCell> threeRounds() {
        var cells = new ArrayList<ProxyCell>();
        for (int round = 1; round <= 3; round++) {
            for (int connections : new int[] {8, 64}) {
                cells.add(cell(Proxy.NONE, connections, 8000.0 * round, 0.25, 0));
                cells.add(cell(Proxy.NGINX, connections, 4000.0 * round, 0.5, 0));
                cells.add(cell(Proxy.SPRING, connections, 100.0 * round, 9, 1));
                cells.add(cell(Proxy.GATEWAY, connections, 600.0 * round, 1, 0));
            }
        }
        return cells;
    }

    private static ProxyCell cell(Proxy proxy, int connections, double perSecond, double p50, long failed) {
        double cores = Runtime.getRuntime().availableProcessors();
        var used = new Usage(Map.of(Usage.PROXY, 0.5), 0.5 + 0.6 * cores, 1_000_000_000);
        var outcome = new Outcome((long) perSecond, perSecond, p50, 2 * p50, failed);
        return new ProxyCell(proxy, connections, outcome, used, 180 + (long) perSecond / 600);
    }
}
