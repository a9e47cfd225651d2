package org.molaris.gateway;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Keeps every copy up to date for as long as the gateway runs. */
@Singleton
class TopicReaders {

    private final List<TopicReader> readers;

    TopicReaders(@All List<TopicCopy<?>> copies, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.readers = copies.stream().map(copy -> new TopicReader(copy, kafka)).toList();
    }

    void start(@Observes StartupEvent started) {
        readers.forEach(TopicReader::start);
    }

    void stop(@Observes ShutdownEvent stopping) {
        readers.forEach(TopicReader::stop);
    }
}
