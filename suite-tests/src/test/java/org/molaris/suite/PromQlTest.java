package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void metricsAreFoundWithTheLabelsThatAreCountedOn() {
        var asked = PromQl.metricsOf("""
                histogram_quantile(0.95, sum by (job, le) (rate(a_bucket{job=~"$service", kind!="x{y}"}[5m]))) > 1e3
                and on (job) (max by (job) (min_over_time(sum by (pod) (b)[10m:1m])) or vector(0)) - c offset 5m""");

        assertThat(asked)
                .extracting(PromQl.Asked::metric, PromQl.Asked::labels)
                .containsExactly(
                        tuple("a_bucket", Set.of("kind", "le", "job")),
                        tuple("b", Set.of("pod", "job")),
                        tuple("c", Set.of()));
    }

    @Test
    void aSampleAnswersWhenItsLabelsMatch() {
        var asked = PromQl.metricsOf("a{kind=~\"x|y\", job=\"$job\"}").get(0);

        assertThat(asked.isAnsweredBy("a", Map.of("kind", "y", "job", "any", "more", "z")))
                .isTrue();
        assertThat(asked.isAnsweredBy("a", Map.of("kind", "yy", "job", "any"))).isFalse();
        assertThat(asked.isAnsweredBy("a", Map.of("kind", "y"))).isFalse();
        assertThat(asked.isAnsweredBy("b", Map.of("kind", "y", "job", "any"))).isFalse();
    }

    @Test
    void whatWouldBeReadWronglyIsRefused() {
        assertThatThrownBy(() -> PromQl.metricsOf("sum(a) by (job)")).hasMessageContaining("before");
        assertThatThrownBy(() -> PromQl.metricsOf("sum(a")).hasMessageContaining("open");
    }
}
