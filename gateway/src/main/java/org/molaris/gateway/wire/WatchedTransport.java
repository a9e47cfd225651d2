package org.molaris.gateway.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.transport.Transport;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * The transport of Vert.x, whichever it is, with a say in every connection that comes in: the one place where there is
 * one before its first byte is read.
 */
public final class WatchedTransport implements Transport {

    private final Transport actual;
    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();
    private volatile ConnectionRules rules;

    WatchedTransport(Transport actual) {
        this.actual = actual;
    }

    /** That of a Vert.x. */
    public static WatchedTransport of(Vertx vertx) {
        if (((VertxInternal) vertx).transport() instanceof WatchedTransport transport) {
            return transport;
        }
        throw new IllegalStateException("Another transport was given to Vert.x, whose connections nobody watches");
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
        actual.configure(options, domainSocket, bootstrap);
        bootstrap.handler(new Listener());
    }

    @Override
    public void configure(ClientOptionsBase options, boolean domainSocket, Bootstrap bootstrap) {
        actual.configure(options, domainSocket, bootstrap);
    }

    @Override
    public void configure(DatagramChannel channel, DatagramSocketOptions options) {
        actual.configure(channel, options);
    }

    @Override
    public boolean supportsDomainSockets() {
        return actual.supportsDomainSockets();
    }

    @Override
    public boolean supportFileRegion() {
        return actual.supportFileRegion();
    }

    @Override
    public boolean isAvailable() {
        return actual.isAvailable();
    }

    @Override
    public Throwable unavailabilityCause() {
        return actual.unavailabilityCause();
    }

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
        return actual.convert(address);
    }

    @Override
    public SocketAddress convert(java.net.SocketAddress address) {
        return actual.convert(address);
    }

    @Override
    public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
        return actual.eventLoopGroup(type, threads, factory, ioRatio);
    }

    @Override
    public DatagramChannel datagramChannel() {
        return actual.datagramChannel();
    }

    @Override
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return actual.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return actual.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return actual.serverChannelFactory(domainSocket);
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
