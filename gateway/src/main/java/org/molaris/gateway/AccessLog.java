package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.USER_AGENT;

import com.fasterxml.jackson.core.JsonFactory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jctools.queues.MpscArrayQueue;

/**
 * One line of JSON for every request, on the logger {@code access}: who asked for what kind of thing, and how that went.
 * Never a query, a body, a credential, or an id in a path. An event loop only leaves word in a queue; a thread of its own
 * writes, and looks into the queue now and then, so that nobody has to wake it. When it cannot keep up, lines are left out
 * and counted.
 */
@Singleton
class AccessLog {

    private static final String NAME = "access";
    private static final Logger LOG = Logger.getLogger(NAME);
    private static final int WAITING = 16_384;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final boolean enabled;
    private final Queue<AccessLine> lines = new MpscArrayQueue<>(WAITING);
    private final JsonFactory json = new JsonFactory();
    private final Counter leftOut;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread writer = new Thread(this::write, "access-log");

    AccessLog(GatewayConfig config, MeterRegistry meters) {
        this.enabled = config.accessLog().enabled();
        this.leftOut = meters.counter("molaris.gateway.access.log.left.out");
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            leaveLinesAsTheyAre();
            writer.setDaemon(true);
            writer.start();
        }
    }

    /** Where logs are JSON, so are those of all consoles; but these lines are JSON of their own, and not to be put into more. */
    private static void leaveLinesAsTheyAre() {
        for (var handler : java.util.logging.Logger.getLogger(NAME).getHandlers()) {
            if (handler.getFormatter() instanceof JsonFormatter) {
                handler.setFormatter(new PatternFormatter("%s%n"));
            }
        }
    }

    void stop(@Observes ShutdownEvent ended) throws InterruptedException {
        stopping.countDown();
        writer.join(PATIENCE.toMillis());
    }

    boolean isEnabled() {
        return enabled;
    }

    /** Notes a request whose answer, or whose connection, has ended. */
    void note(Visit visit) {
        var request = visit.request();
        var response = request.response();
        var credential = visit.credential();
        var line = new AccessLine(
                visit.begunAtMillis(),
                visit.nanos(),
                visit.requestId(),
                visit.span().getSpanContext().isValid()
                        ? visit.span().getSpanContext().getTraceId()
                        : null,
                request.method().name(),
                visit.pattern(),
                Dialect.of(request),
                response.headWritten() ? response.getStatusCode() : AccessLine.HUNG_UP,
                request.bytesRead(),
                response.bytesWritten(),
                credential == null ? null : credential.clinicId(),
                credential == null ? null : credential.subject(),
                visit.address(),
                request.getHeader(USER_AGENT),
                request.version());
        if (!lines.offer(line)) {
            leftOut.increment();
        }
    }

    private void write() {
        try {
            while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                drain();
            }
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        for (var line = lines.poll(); line != null; line = lines.poll()) {
            LOG.info(line.asJson(json));
        }
    }
}
