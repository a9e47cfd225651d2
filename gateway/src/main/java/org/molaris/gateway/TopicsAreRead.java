package org.molaris.gateway;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before every clinic and every key is known: nobody can be let in on what has not been read. */
@Readiness
@Singleton
class TopicsAreRead implements HealthCheck {

    private final List<TopicCopy<?>> copies;

    TopicsAreRead(@All List<TopicCopy<?>> copies) {
        this.copies = copies;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("topics").status(copies.stream().allMatch(TopicCopy::complete));
        copies.forEach(copy -> answer.withData(copy.topic().topicName(), copy.complete()));
        return answer.build();
    }
}
