package org.molaris.recall.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.molaris.data.LowerCaseName;

/** Counts what providers made of messages, by kind and outcome, and shows how many clinics have some that are due. */
@Singleton
class SendingMeters {

    private final Map<MessageKind, Map<Class<?>, Counter>> messages = new EnumMap<>(MessageKind.class);
    private final AtomicInteger waiting = new AtomicInteger();

    SendingMeters(MeterRegistry meters) {
        for (var kind : MessageKind.values()) {
            messages.put(
                    kind,
                    Arrays.stream(Outcome.class.getPermittedSubclasses())
                            .collect(Collectors.toMap(
                                    outcome -> outcome,
                                    outcome -> meters.counter(
                                            "molaris.recall.messages",
                                            "kind",
                                            LowerCaseName.of(kind),
                                            "outcome",
                                            nameOf(outcome)))));
        }
        meters.gauge("molaris.recall.clinics.waiting", waiting);
    }

    void count(MessageKind kind, Outcome outcome) {
        messages.get(kind).get(outcome.getClass()).increment();
    }

    void waiting(int clinics) {
        waiting.set(clinics);
    }

    private static String nameOf(Class<?> outcome) {
        return outcome.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
