package org.molaris.gateway.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The transport of Vert.x, with a say in every connection that comes in: the one place where there is one before its
 * first byte is read.
 */
public final class WatchedTransport extends JDKTransport {

    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();
    private volatile ConnectionRules rules;

    /** That of a Vert.x. */
    public static WatchedTransport of(Vertx vertx) {
        if (((VertxInternal) vertx).transport() instanceof WatchedTransport transport) {
            return transport;
        }
        throw new IllegalStateException(
                "Connections are watched on the JDK's transport only: leave the native one off");
    }

    /** From now on connections keep to these rules. */
    public void keep(ConnectionRules newRules) {
        rules = newRules;
    }

    /** Drops whatever comes after the request that is being answered, its own body and what may look like another one. */
    public static void readNoMore(HttpConnection connection) {
        var decoder = ((ConnectionBase) connection).channel().pipeline().get(StrictRequestDecoder.class);
        if (decoder != null) {
            decoder.stop();
        }
    }

    /** Refuses new connections at a port; those that there are stay. */
    public void stopListening(int port) {
        for (var channel : listening) {
            if (channel.localAddress() instanceof InetSocketAddress address && address.getPort() == port) {
                channel.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            }
        }
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.handler(new Listener());
    }

    private final class Listener extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) throws Exception {
            listening.add(context.channel());
            super.channelActive(context);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            listening.remove(context.channel());
            super.channelInactive(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) throws Exception {
            var now = rules;
            if (now != null) {
                ((Channel) accepted).pipeline().addLast(new Pace(now));
            }
            super.channelRead(context, accepted);
        }
    }
}
