package org.molaris.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.bench.CloudStandIn.Taken;
import org.molaris.local.Json;
import org.molaris.local.LaunchException;
import picocli.CommandLine;

/** From nights and messages to what a person reads of them. */
class RecallFiguresTest {

    private static final Instant DUE = Instant.parse("2026-11-22T15:00:00Z");

    @Test
    void whoChoosesOthersOrTellsLessIsFoundOut() {
        var bare = new Chosen(42, 42, 42, "17");

        assertThat(new Chosen(42, 42, 42, "17").differenceFrom(bare)).isEmpty();
        assertThat(new Chosen(42, 42, 42, "18").differenceFrom(bare)).hasValueSatisfying(contains("not the same"));
        assertThat(new Chosen(41, 41, 41, "17").differenceFrom(bare)).hasValueSatisfying(contains("41 instead of 42"));
        assertThat(new Chosen(42, 41, 42, "17").differenceFrom(bare)).hasValueSatisfying(contains("of their own 41"));
        assertThat(new Chosen(42, 42, 43, "17").differenceFrom(bare)).hasValueSatisfying(contains("events 43"));
    }

    @Test
    void aNightIsComparedWithBareSqlOverAsManyPatientsAndWithItselfOverTheFewest() {
        var rows = NightRow.of(nights());

        assertThat(rows)
                .extracting(NightRow::contender)
                .containsExactly("bare SQL", "night", "again", "bare SQL", "night", "again");
        var night = rows.get(4);
        assertThat(night.seconds()).isEqualTo(25);
        assertThat(night.secondsMin()).isEqualTo(20);
        assertThat(night.secondsMax()).isEqualTo(30);
        assertThat(night.ratio()).isEqualTo(0.8, within(1e-9));
        assertThat(night.growth()).isEqualTo(1.25, within(1e-9));
        assertThat(night.contactsPerSecond()).isEqualTo(1_680, within(1e-9));
        assertThat(night.patientsPerSecond()).isEqualTo(4_000, within(1e-9));
        assertThat(night.residentMost()).isEqualTo(260);
        assertThat(rows.get(5).contacts()).isZero();
        assertThat(RecallsReport.of(null, null, rows, null, List.of()).goals())
                .singleElement()
                .matches(goal -> goal.patients() == 100_000 && goal.met());
    }

    @Test
    void theTableMarksWhatIsNotToBeTrusted() {
        var printed = new ByteArrayOutputStream();

        NightTable.print(NightRow.of(nights()).subList(3, 6), new PrintStream(printed, true, UTF_8));

        assertThat(printed.toString(UTF_8))
                .contains("Night over 100,000 patients, 42,000 called back")
                .contains("25.00 (20.00-30.00)")
                .containsPattern("again .* 60% disturbed\n");
    }

    @Test
    void whatWasTakenIsCountedOnceAndMeasuredFromWhenItWasDue() {
        var messages = new ArrayList<>(evenly(20, 10));

        var sending = Sending.of(20, 10, DUE, messages, Map.of("sent", 20L), usage(0.5));

        assertThat(sending.seconds()).isEqualTo(2.0, within(1e-9));
        assertThat(sending.perSecond()).isEqualTo(10, within(1e-9));
        assertThat(sending.mostInOneSecond()).isEqualTo(10);
        assertThat(sending.cpuMicros().get(Usage.SERVICE)).isEqualTo(25_000, within(1e-9));
        assertThat(sending.unsound()).isEmpty();

        messages.add(messages.get(3));
        assertThat(Sending.of(20, 10, DUE, messages, Map.of("sent", 20L), usage(0.5))
                        .unsound())
                .singleElement()
                .satisfies(contains("twice: 1"));
        assertThat(Sending.of(21, 10, DUE, messages.subList(0, 20), Map.of("sent", 20L, "sending", 1L), usage(0.5))
                        .unsound())
                .hasSize(2);
        assertThat(Sending.of(20, 5, DUE, messages.subList(0, 20), Map.of("sent", 20L), usage(0.5))
                        .unsound())
                .singleElement()
                .satisfies(contains("faster"));
    }

    @Test
    void theStandInAnswersAsTheCloudApiDoes() throws Exception {
        try (var cloud = new CloudStandIn(0)) {
            var message = HttpRequest.newBuilder(URI.create(cloud.url() + "/v24.0/100000000000001/messages"))
                    .POST(BodyPublishers.ofString("""
                            {"to": "+50371234567", "biz_opaque_callback_data": "0190"}"""))
                    .build();

            var answer = HttpClient.newHttpClient().send(message, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Json.tree(answer.body()).at("/messages/0/id").asText()).startsWith("wamid.");
            assertThat(cloud.taken()).extracting(Taken::message).containsExactly("0190");
        }
    }

    @Test
    void noDayEndsWhileItIsMeasured() {
        for (int hour = 0; hour < 24; hour++) {
            var moment = Instant.parse("2026-11-22T%02d:59:59Z".formatted(hour));

            assertThat(moment.atZone(EarlyZone.at(moment)).getHour()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --patients     | 39        | --patients are multiples of 40
                    --patients     | 10000,45  | --patients are multiples of 40
                    --patients     | 100000000 | up to 10000000
                    --visits       | 0         | --visits is between 1 and 100
                    --rounds       | 0         | --rounds is at least 1
                    --messages     | -1        | --messages is between 1 and
                    --rate         | 0         | --rate is between 1 and 1000
                    --answer-after | -5        | --answer-after is between 0 and""")
    void nonsenseIsRefusedBeforeAnythingStarts(String option, String value, String sentence) {
        var bench = new RecallsBench();
        new CommandLine(bench).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(option, value);

        assertThatThrownBy(bench::call).isInstanceOf(LaunchException.class).hasMessageContaining(sentence);
    }

    /** Two rounds over few and over many; the night takes a quarter longer, and longer for each of many. */
    private static List<NightCell> nights() {
        var cells = new ArrayList<NightCell>();
        for (int round = 0; round < 2; round++) {
            for (int patients : new int[] {10_000, 100_000}) {
                double night = (patients == 10_000 ? 1.6 : 20) * (1 + round / 2.0);
                cells.add(cell(patients, "bare SQL", night * 0.8, round));
                cells.add(cell(patients, "night", night, round));
                cells.add(cell(patients, "again", night / 2, round));
            }
        }
        return cells;
    }

    private static NightCell cell(int patients, String contender, double seconds, int round) {
        return new NightCell(
                patients, contender, seconds, patients * 42L / 100, usage(seconds), 250, 250 + 10L * round);
    }

    /** On a machine of which others use 60 %. */
    private static Usage usage(double seconds) {
        double cores = Runtime.getRuntime().availableProcessors();
        return new Usage(
                Map.of(Usage.SERVICE, seconds), seconds + 0.6 * cores * seconds, (long) (seconds * 1_000_000_000));
    }

    private static List<Taken> evenly(int some, int perSecond) {
        return IntStream.rangeClosed(1, some)
                .mapToObj(n -> new Taken(DUE.plusMillis(n * 1_000L / perSecond), "message-" + n))
                .toList();
    }

    private static Consumer<String> contains(String words) {
        return said -> assertThat(said).contains(words);
    }
}
