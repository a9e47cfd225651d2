package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.time.Duration;
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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * People who write without a pause, such as payments of one cent, each time under a new key, and remember every answer.
 * One that gets none asks again under the same key when the door lets through again.
 */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> madeByKey = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger notTaken = new AtomicInteger();
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final List<CompletableFuture<Void>> people = new ArrayList<>();
    private final ExecutorService threads;
    private final Function<String, Api.Answer> write;
    private final String made;
    private final Supplier<Api.Answer> read;

    /** Payments of one cent on a plan. */
    Load(Api api, UUID plan, int people) {
        this(
                key -> api.pay(plan, "0.01", key),
                "payment.id",
                () -> api.get("/api/dental/payment-plans/summary"),
                people);
    }

    /**
     * Any other writes.
     *
     * @param write what is sent under a key
     * @param made where the answer has the id of what was made
     * @param read tells whether the service is there
     */
    Load(Function<String, Api.Answer> write, String made, Supplier<Api.Answer> read, int people) {
        this.write = write;
        this.made = made;
        this.read = read;
        this.threads = Executors.newFixedThreadPool(people);
        for (int person = 0; person < people; person++) {
            this.people.add(CompletableFuture.runAsync(this::work, threads));
        }
    }

    private void work() {
        while (going.get()) {
            var key = UUID.randomUUID().toString();
            while (!isAnswered(key) && going.get()) {
                await().atMost(PATIENCE).until(() -> !going.get() || isOpen());
            }
            if (!madeByKey.containsKey(key)) {
                unanswered.add(key);
            }
        }
    }

    private boolean isAnswered(String key) {
        try {
            var answer = write.apply(key);
            switch (answer.status()) {
                case 201 -> madeByKey.put(key, answer.text(made));
                case 503, 504 -> failed.incrementAndGet();
                default ->
                    throw new AssertionError(
                            "Answered " + answer.status() + ": " + answer.raw().body());
            }
        } catch (Api.NoAnswer e) {
            failed.incrementAndGet();
            if (e.getCause() instanceof ConnectException) {
                notTaken.incrementAndGet();
            }
        }
        return madeByKey.containsKey(key);
    }

    private boolean isOpen() {
        try {
            return read.get().status() == 200;
        } catch (Api.NoAnswer e) {
            return false;
        }
    }

    /** Waits for people who never stop. */
    void goOn() {
        people.forEach(CompletableFuture::join);
    }

    int acknowledged() {
        return madeByKey.size();
    }

    int failed() {
        return failed.get();
    }

    /** How many of those that failed had found a connection: the others were never sent. */
    int lost() {
        return failed.get() - notTaken.get();
    }

    /** What was answered 201, by its ids. */
    List<String> made() {
        return List.copyOf(madeByKey.values());
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
