package org.molaris.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.net.impl.VertxHandler;
import java.util.function.Predicate;

/**
 * Watches over one connection from its first moment: has it read strictly, and ends it when its client sends or takes
 * what there is to send or to take too slowly. It counts bytes as they pass; {@link Paces} asks every now and then. Time
 * in which nothing is read because a service is slow is not held against the client.
 */
final class Pace extends ChannelDuplexHandler {

    private static final String DECODER = "httpDecoder";
    private static final String CONNECTION = "handler";

    /** What is expected of the client. */
    private enum Expected {
        HEAD,
        BODY,
        NOTHING
    }

    private final ConnectionRules rules;
    private Channel channel;
    private ChannelHandlerContext own;
    private ChannelHandlerContext plain;
    private Http2ConnectionHandler http2;
    private Expected expected = Expected.HEAD;
    private int heads;
    private long read;
    private long written;
    private long headMs;
    private final Window incoming = new Window();
    private final Window outgoing = new Window();
    private int newestSeen;
    private long readSeen;
    private long leftSeen;

    Pace(ConnectionRules rules) {
        this.rules = rules;
    }

    ConnectionRules rules() {
        return rules;
    }

    @Override
    public void channelRegistered(ChannelHandlerContext context) throws Exception {
        own = context;
        channel = context.channel();
        Paces.of(channel.eventLoop()).add(this);
        // Vert.x has made its pipeline; what comes after it is reached when the protocol is known.
        if (!readStrictly(channel.pipeline())) {
            channel.pipeline().addLast(new ProtocolKnown());
        }
        super.channelRegistered(context);
    }

    @Override
    public void channelUnregistered(ChannelHandlerContext context) throws Exception {
        Paces.of(channel.eventLoop()).remove(this);
        super.channelUnregistered(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            read += bytes.readableBytes();
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof ByteBuf bytes) {
            written += bytes.readableBytes();
        }
        super.write(context, message, promise);
    }

    /** The first bytes of a head are here, and the last are not. */
    void headIsUnderWay() {
        if (expected == Expected.NOTHING) {
            headMs = 0;
            heads++;
        } else if (heads == 0) {
            heads = 1;
        }
        expected = Expected.HEAD;
    }

    void bodyIsUnderWay() {
        headIsUnderWay();
        expected = Expected.BODY;
        incoming.clear();
    }

    void nothingIsUnderWay() {
        expected = Expected.NOTHING;
    }

    /** Time has passed. */
    void check(long elapsedMs) {
        long came = read - readSeen;
        readSeen = read;
        boolean tooSlow = http2 == null ? isTooSlow(came, elapsedMs) : areStreamsTooSlow(came, elapsedMs);
        if (tooSlow) {
            say(plain, rules.lastWords().tooSlow());
        }
        if (tooSlow || doesNotTake(elapsedMs)) {
            // From here it goes straight to the socket; Vert.x would first wait for the client to take what there is.
            own.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    private boolean isTooSlow(long came, long elapsedMs) {
        if (!channel.config().isAutoRead()) {
            return false;
        }
        return switch (expected) {
            case HEAD -> {
                headMs += elapsedMs;
                yield headMs > rules.headWithin().toMillis();
            }
            case BODY -> incoming.isTooLittle(came, elapsedMs, rules);
            case NOTHING -> false;
        };
    }

    private boolean doesNotTake(long elapsedMs) {
        var waiting = channel.unsafe().outboundBuffer();
        long pending = waiting == null ? 0 : waiting.totalPendingWriteBytes();
        long left = written - pending;
        long went = left - leftSeen;
        leftSeen = left;
        if (pending == 0 && !isHeldBack()) {
            outgoing.clear();
            return false;
        }
        return outgoing.isTooLittle(went, elapsedMs, rules);
    }

    /** On HTTP/2 the streams say what is expected; a connection without one is not kept alive by a trickle. */
    private boolean areStreamsTooSlow(long came, long elapsedMs) {
        boolean hasNew = hasNewStreams();
        if (http2.connection().numActiveStreams() == 0) {
            incoming.clear();
            headMs = hasNew ? 0 : headMs + (came > 0 ? elapsedMs : 0);
            return headMs > rules.headWithin().toMillis();
        }
        headMs = 0;
        if (anyStream(this::owesABody)) {
            return incoming.isTooLittle(came, elapsedMs, rules);
        }
        incoming.clear();
        return false;
    }

    /** Most are over before anybody looks: what came was a head all the same. */
    private boolean hasNewStreams() {
        int newest = http2.connection().remote().lastStreamCreated();
        boolean isNew = newest != newestSeen;
        newestSeen = newest;
        return isNew;
    }

    private boolean owesABody(Http2Stream stream) {
        return stream.state().remoteSideOpen()
                && http2.decoder().flowController().unconsumedBytes(stream) == 0;
    }

    /** Whether there is something to send for which the client has not opened its window. */
    private boolean isHeldBack() {
        return http2 != null
                && anyStream(stream -> http2.encoder().flowController().hasFlowControlled(stream));
    }

    private boolean anyStream(Predicate<Http2Stream> predicate) {
        try {
            return http2.connection().forEachActiveStream(stream -> !predicate.test(stream)) != null;
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Answers where Vert.x has no request to be answered. Only the first of a connection: after others it might be taken
     * for the answer to one that is still under way. Not through TLS, which the bytes would pass by.
     */
    void say(ChannelHandlerContext context, byte[] words) {
        if (context != null && heads == 1 && written == 0 && channel.pipeline().get(SslHandler.class) == null) {
            context.writeAndFlush(Unpooled.wrappedBuffer(words)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private boolean readStrictly(ChannelPipeline pipeline) {
        if (pipeline.get(DECODER) == null) {
            return false;
        }
        pipeline.replace(DECODER, DECODER, new StrictRequestDecoder(rules.heads(), this));
        plain = pipeline.context(DECODER);
        if (!answerMalformed(pipeline)) {
            pipeline.addLast(new FirstRequest());
        }
        return true;
    }

    private boolean answerMalformed(ChannelPipeline pipeline) {
        if (pipeline.get(CONNECTION) instanceof VertxHandler<?> handler
                && handler.getConnection() instanceof Http1xServerConnection connection) {
            connection.invalidRequestHandler(rules.malformed());
            return true;
        }
        return false;
    }

    /** The first to be reached when Vert.x has found out what is spoken on the connection. */
    private final class ProtocolKnown extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            var pipeline = context.pipeline();
            if (!readStrictly(pipeline)) {
                http2 = pipeline.get(Http2ConnectionHandler.class);
            }
            context.fireChannelRead(message);
            pipeline.remove(this);
        }
    }

    /** Waits for Vert.x to make its connection, which it does with the first request. */
    private final class FirstRequest extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (answerMalformed(context.pipeline())) {
                context.fireChannelRead(message);
                context.pipeline().remove(this);
            } else {
                context.fireChannelRead(message);
            }
        }
    }

    /** How much passed in a stretch of time in which something should have. */
    private static final class Window {

        private long bytes;
        private long ms;

        void clear() {
            bytes = 0;
            ms = 0;
        }

        boolean isTooLittle(long passed, long elapsedMs, ConnectionRules rules) {
            bytes += passed;
            ms += elapsedMs;
            if (ms < rules.window().toMillis()) {
                return false;
            }
            boolean tooLittle = bytes * 1000 < rules.bytesPerSecond() * ms;
            clear();
            return tooLittle;
        }
    }
}
