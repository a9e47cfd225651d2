package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards that Grafana can show, and alerts that tell whoever is woken what to do. */
class ObservabilityTest {

    private static final int COLUMNS = 24;

    static Stream<JsonNode> dashboards() {
        return Observability.dashboards().values().stream();
    }

    static Stream<JsonNode> alerts() {
        return Observability.alerts().stream();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsAreDistinctSayWhereTheyAskAndDoNotOverlap(JsonNode dashboard) {
        assertThat(dashboard.path("uid").asText()).isNotBlank();
        assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
        var ids = new HashSet<Integer>();
        var taken = new HashMap<String, String>();
        for (var panel : Observability.panels(dashboard)) {
            var title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(ids.add(panel.path("id").asInt()))
                    .as("the id of %s", title)
                    .isTrue();
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
                assertThat(panel.path("targets")).as(title).isNotEmpty();
            }
            var place = panel.path("gridPos");
            int left = place.path("x").asInt();
            int top = place.path("y").asInt();
            assertThat(left + place.path("w").asInt()).as(title).isLessThanOrEqualTo(COLUMNS);
            for (int x = left; x < left + place.path("w").asInt(); x++) {
                for (int y = top; y < top + place.path("h").asInt(); y++) {
                    assertThat(taken.put(x + "," + y, title))
                            .as("what %s covers", title)
                            .isNull();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysHowUrgentItIsAndWhatToDo(JsonNode alert) {
        var name = alert.path("alert").asText();
        assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
        assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
        assertThat(alert.at("/annotations/description").asText()).isNotBlank();
        var kebab = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        assertThat(alert.at("/annotations/runbook_url").asText()).isEqualTo("docs/runbooks/" + kebab + ".md");
        assertThat(Observability.text("docs/runbooks/" + kebab + ".md"))
                .startsWith("# " + name + "\n")
                .contains("\n## What it means\n", "\n## Look\n", "\n## Do\n", "\n## Over when\n");
    }

    @Test
    void everyRunbookIsOfAnAlert() {
        assertThat(Observability.runbooks())
                .containsExactlyInAnyOrderElementsOf(Observability.alerts().stream()
                        .map(alert -> alert.at("/annotations/runbook_url").asText())
                        .toList());
    }
}
