package org.molaris.gateway.wire;

import static io.netty.handler.codec.http.HttpHeaderNames.HOST;
import static io.netty.handler.codec.http.HttpHeaderNames.UPGRADE;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpConstants;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.HostAndPortImpl;
import java.util.List;

/**
 * Reads requests as Vert.x does, but refuses what it would mend: a length beside chunks, headers that go on in the next
 * line, several hosts. What one reader mends another takes for a second request.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    private final Pace pace;
    private ByteBuf reading;
    private int from;
    private boolean folded;
    private boolean inBody;
    private boolean over;

    StrictRequestDecoder(HttpServerOptions options, Pace pace) {
        super(options);
        this.pace = pace;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (over) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        reading = buffer;
        from = buffer.readerIndex();
        int known = out.size();
        super.decode(context, buffer, out);
        for (int at = known; at < out.size(); at++) {
            look(context, out.get(at));
        }
        if (!inBody && out.size() == known) {
            folded |= hasFold(buffer.readerIndex());
            pace.headIsUnderWay();
        }
    }

    /** Whatever still comes is dropped. */
    void stop() {
        over = true;
        pace.nothingIsUnderWay();
    }

    private void look(ChannelHandlerContext context, Object read) {
        if (read instanceof HttpRequest) {
            folded = false;
            inBody = true;
            pace.bodyIsUnderWay();
        }
        if (read instanceof HttpContent content && content.decoderResult().isFailure()) {
            if (!(read instanceof HttpRequest)) {
                pace.say(context, pace.rules().lastWords().malformed());
            }
            pace.nothingIsUnderWay();
        } else if (read instanceof LastHttpContent) {
            inBody = false;
            pace.nothingIsUnderWay();
        }
    }

    /** Called when a head has been read to its end; what is thrown here makes it an invalid one. */
    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        if (message instanceof HttpRequest) {
            check(message);
        }
        return super.isContentAlwaysEmpty(message);
    }

    private void check(HttpMessage message) {
        if (folded || hasFold(reading.readerIndex())) {
            throw new IllegalArgumentException("A header goes on in the next line");
        }
        var hosts = message.headers().getAll(HOST);
        if (hosts.isEmpty() ? message.protocolVersion().equals(HttpVersion.HTTP_1_1) : !isOneAndWellFormed(hosts)) {
            throw new IllegalArgumentException("Not one host");
        }
        // HTTP/2 is for those who know that it is spoken here: an upgrade in the middle would be read in two ways.
        message.headers().remove(UPGRADE);
    }

    private static boolean isOneAndWellFormed(List<String> hosts) {
        var host = hosts.get(0);
        return hosts.size() == 1 && !host.isEmpty() && HostAndPortImpl.isValidAuthority(host);
    }

    /** Vert.x has no answer to versions that it does not know, and lets go on what stands behind a target without path. */
    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        if (!initialLine[2].equals("HTTP/1.1") && !initialLine[2].equals("HTTP/1.0")) {
            throw new IllegalArgumentException("No version of HTTP that is spoken here");
        }
        if (!initialLine[1].startsWith("/")) {
            throw new IllegalArgumentException("Not the path of anything here");
        }
        return super.createMessage(initialLine);
    }

    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        if (length == 0) {
            throw new IllegalArgumentException("A header without a name");
        }
        return super.splitHeaderName(line, start, length);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Both a length and chunks");
    }

    /**
     * What is left when a connection ends is no request. Taken for one it would hide the end from the request before it,
     * whose service would go on for nobody.
     */
    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf rest, List<Object> out) {
        rest.skipBytes(rest.readableBytes());
    }

    /** Whether a line of what was read of a head begins with white space: every reading begins with a line. */
    private boolean hasFold(int to) {
        int line = from;
        while (line < to) {
            byte first = reading.getByte(line);
            if (first == HttpConstants.SP || first == HttpConstants.HT) {
                return true;
            }
            int end = reading.indexOf(line, to, HttpConstants.LF);
            if (end < 0) {
                return false;
            }
            line = end + 1;
        }
        return false;
    }
}
