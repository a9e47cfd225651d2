package org.molaris.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.molaris.auth.Caller;
import org.molaris.auth.Origin;
import org.molaris.events.CloudEvent;
import org.molaris.events.audit.RecordRead;

/**
 * Tells the audit whose records somebody was shown. No request waits for that, and none fails of it: what the buffer does not
 * hold while Kafka is away is lost, and counted; so is what it holds when the process is killed, which nobody counts.
 */
@Startup
@ApplicationScoped
class ReadRecords {

    private static final int BUFFERED = 10_000;

    private final Emitter<String> kafka;
    private final String source;
    private final ObjectMapper json;
    private final Counter lost;

    ReadRecords(
            @Channel("record-reads") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFERED)
                    Emitter<String> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            ObjectMapper json,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.source = "/molaris/" + service;
        this.json = json;
        this.lost = meters.counter("molaris.record.reads.lost");
    }

    void tell(Caller reader, RecordRead read) {
        try {
            kafka.send(message(reader, read));
        } catch (IllegalStateException full) {
            lost.increment();
        }
    }

    /** At the machine's time, as the database dates events. */
    private Message<String> message(Caller reader, RecordRead read) {
        var headers = new RecordHeaders();
        Map.of(
                        CloudEvent.SPEC_VERSION, "1.0",
                        CloudEvent.ID, Ids.next(),
                        CloudEvent.TYPE, read.type(),
                        CloudEvent.SOURCE, source,
                        CloudEvent.SUBJECT, read.subject(),
                        CloudEvent.TIME, Clock.systemUTC().instant(),
                        CloudEvent.CLINIC_ID, read.clinicId(),
                        CloudEvent.ACTOR, reader.subject(),
                        CloudEvent.SEQUENCE, read.sequence(),
                        CloudEvent.CONTENT_TYPE, "application/json")
                .forEach((name, value) -> headers.add(name, value.toString().getBytes(UTF_8)));
        Origin.current().ifPresent(origin -> headers.add(CloudEvent.ORIGIN, origin.getBytes(UTF_8)));
        var where = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(read.subject().toString())
                .withHeaders(headers)
                .build();
        return Message.of(write(read), Metadata.of(where), () -> CompletableFuture.completedFuture(null), failure -> {
            lost.increment();
            return CompletableFuture.completedFuture(null);
        });
    }

    private String write(RecordRead read) {
        try {
            return json.writeValueAsString(read);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
