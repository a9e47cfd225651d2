package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who record payments of one cent without a pause, each under a key of its own, and remember every answer. One
 * that gets none asks again under the same key when the door lets through again.
 */
final class Load implements AutoCloseable {

    private final Map<String, String> paymentByKey = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final List<CompletableFuture<Void>> people = new ArrayList<>();
    private final ExecutorService threads;
    private final Api api;
    private final UUID plan;

    Load(Api api, UUID plan, int people) {
        this.api = api;
        this.plan = plan;
        this.threads = Executors.newFixedThreadPool(people);
        for (int person = 0; person < people; person++) {
            this.people.add(CompletableFuture.runAsync(this::work, threads));
        }
    }

    private void work() {
        while (going.get()) {
            var key = UUID.randomUUID().toString();
            while (!isAnswered(key) && going.get()) {
                await().until(() -> !going.get() || isOpen());
            }
            if (!paymentByKey.containsKey(key)) {
                unanswered.add(key);
            }
        }
    }

    private boolean isAnswered(String key) {
        try {
            var answer = api.pay(plan, "0.01", key);
            switch (answer.status()) {
                case 201 -> paymentByKey.put(key, answer.text("payment.id"));
                case 503, 504 -> failed.incrementAndGet();
                default ->
                    throw new AssertionError("A payment was answered " + answer.status()
                            + answer.raw().body());
            }
        } catch (Api.NoAnswer e) {
            failed.incrementAndGet();
        }
        return paymentByKey.containsKey(key);
    }

    private boolean isOpen() {
        try {
            return api.get("/api/dental/payment-plans/summary").status() == 200;
        } catch (Api.NoAnswer e) {
            return false;
        }
    }

    /** Waits for people who never stop. */
    void goOn() {
        people.forEach(CompletableFuture::join);
    }

    int acknowledged() {
        return paymentByKey.size();
    }

    int failed() {
        return failed.get();
    }

    /** The payments that were answered 201. */
    List<String> payments() {
        return List.copyOf(paymentByKey.values());
    }

    /** Ends, and asks again for whatever was not answered: under its key it is the same request. */
    void finishAndRetry() {
        close();
        for (var key = unanswered.poll(); key != null; key = unanswered.poll()) {
            assertThat(isAnswered(key)).isTrue();
        }
    }

    @Override
    public void close() {
        going.set(false);
        try {
            people.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }
}
