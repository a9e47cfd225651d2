package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.molaris.clinic.WebhooksConfig;

/**
 * Hands in what receivers are told, and is as careful as one who calls wherever strangers say: the address that is connected
 * to is the one that was looked at, no redirect is followed, no proxy taken, and of an answer little more than its status is
 * read. Names, and nothing of a URL, are said when something fails.
 */
@ApplicationScoped
class Receivers {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int AT_ONCE = 256;
    private static final int NAMES_AT_ONCE = 16;
    private static final int CONNECTING_TAKES_AT_MOST = 5_000;

    /** Read to the end, so that who writes it may finish; longer ones are cut off. */
    private static final int ANSWER_AT_MOST = 8 << 10;

    private static final String GONE = "gone";

    private final Vertx vertx;
    private final HttpClient client;
    private final WorkerExecutor names;
    private final WebhooksConfig config;

    Receivers(Vertx vertx, WebhooksConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.names = vertx.createSharedWorkerExecutor("receivers' names", NAMES_AT_ONCE);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECTING_TAKES_AT_MOST),
                new PoolOptions().setHttp1MaxSize(AT_ONCE));
    }

    /**
     * What became of it.
     *
     * @param status of the answer; null when there was none
     * @param failure why it does not count as taken; null when it does
     */
    record Answer(Integer status, String failure) {

        boolean taken() {
            return failure == null;
        }

        boolean gone() {
            return GONE.equals(failure);
        }

        private static Answer of(int status, Wording wording) {
            return new Answer(status, wording.takenBy(status) ? null : wording.goneBy(status) ? GONE : "not_taken");
        }

        private static Answer none(String failure) {
            return new Answer(null, failure);
        }
    }

    /** Never fails: what goes wrong is said. To be called, and answered, in any context. */
    Uni<Answer> post(String url, Message message) {
        var deadline = Deadline.in(config.patience());
        return Uni.createFrom()
                .completionStage(() -> {
                    var uri = URI.create(url);
                    return addressOf(uri.getHost())
                            .compose(address -> client.request(request(uri, address, message)))
                            .compose(request -> exchange(request, message, deadline))
                            .toCompletionStage();
                })
                .ifNoItem()
                .after(config.patience())
                .fail()
                .onFailure()
                .recoverWithItem(e -> Answer.none(wordFor(e)));
    }

    /** A name that leads to several places must not lead to one that is not public. */
    private Future<InetAddress> addressOf(String host) {
        return names.executeBlocking(() -> InetAddress.getAllByName(host), false)
                .map(addresses -> {
                    if (config.publicAddressesOnly()
                            && !Arrays.stream(addresses).allMatch(PublicAddress::isOne)) {
                        throw new NotPublic();
                    }
                    return addresses[0];
                });
    }

    private static RequestOptions request(URI uri, InetAddress address, Message message) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(secure)
                .setHost(uri.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.CONTENT_TYPE, message.contentType())
                .putHeader(HttpHeaders.USER_AGENT, "Molaris");
        message.headers().forEach(options::putHeader);
        return options;
    }

    /** Whoever is late is hung up on, so that nothing goes out after it was said that nothing did. */
    private Future<Answer> exchange(HttpClientRequest request, Message message, Deadline deadline) {
        if (deadline.leftMillis() <= 0) {
            request.reset();
            return Future.failedFuture(new TimeoutException());
        }
        long alarm = vertx.setTimer(deadline.leftMillis(), late -> request.reset());
        return request.send(message.body())
                .compose(response -> readALittle(request, response, message.wording()))
                .onComplete(done -> vertx.cancelTimer(alarm));
    }

    /** The status counts, whatever becomes of the rest. */
    private static Future<Answer> readALittle(HttpClientRequest request, HttpClientResponse response, Wording wording) {
        var answer = Answer.of(response.statusCode(), wording);
        var left = new AtomicInteger(ANSWER_AT_MOST);
        response.handler(chunk -> {
            if (left.addAndGet(-chunk.length()) < 0) {
                request.reset();
            }
        });
        return response.end().map(answer).otherwise(answer);
    }

    private static String wordFor(Throwable failure) {
        if (failure instanceof NotPublic) {
            return "address_not_public";
        }
        if (failure instanceof UnknownHostException) {
            return "unknown_host";
        }
        if (failure instanceof ConnectException) {
            return "not_connected";
        }
        if (failure instanceof SSLException) {
            return "not_secure";
        }
        return List.of(StreamResetException.class, TimeoutException.class, io.smallrye.mutiny.TimeoutException.class)
                        .contains(failure.getClass())
                ? "timed_out"
                : "broken_off";
    }

    private record Deadline(long nanos) {

        static Deadline in(Duration patience) {
            return new Deadline(System.nanoTime() + patience.toNanos());
        }

        long leftMillis() {
            return Duration.ofNanos(nanos - System.nanoTime()).toMillis();
        }
    }

    private static final class NotPublic extends RuntimeException {}
}
