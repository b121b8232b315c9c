package io.rejoin.gate.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.rejoin.schemas.value.Endpoint;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Connects to endpoints. A host name is resolved anew each time, without any cache, by asking the
 * name servers from the event loop itself: the JVM's own resolver would block the loop and remember
 * the address of a container that is gone. What it leaves out is every source of names other than
 * the hosts file and DNS.
 */
final class Dialer implements AutoCloseable {

  /** Of the connect alone: the limit on all of it is our own. */
  private static final int NO_LIMIT = 0;

  private final Bootstrap connect;
  private final int timeOutMs;
  private final AddressResolverGroup<InetSocketAddress> resolvers;

  Dialer(Transport transport, NetSettings settings, DnsServerAddressStreamProvider nameServers) {
    this.timeOutMs = settings.connecting().timeOutMs();
    this.resolvers = uncached(transport, timeOutMs, nameServers);
    this.connect =
        new Bootstrap()
            .channel(transport.socket())
            .resolver(resolvers)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, NO_LIMIT)
            .handler(new Unread());
    Channels.forRelays(settings.buffers(), connect::option);
  }

  /**
   * A connection on this loop that reads nothing until it is told to. Fails at the time-out,
   * however far it got by then, the resolution of the name included.
   */
  Future<SocketChannel> dial(Endpoint endpoint, EventLoop loop) {
    Promise<SocketChannel> dialled = loop.newPromise();
    ChannelFuture connecting =
        connect
            .clone(loop)
            .connect(InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port()));
    Future<?> limit =
        loop.schedule(() -> late(endpoint, connecting, dialled), timeOutMs, TimeUnit.MILLISECONDS);
    connecting.addListener(
        done -> {
          limit.cancel(false);
          conclude(connecting, dialled);
        });
    return dialled;
  }

  @Override
  public void close() {
    resolvers.close();
  }

  private void late(Endpoint endpoint, ChannelFuture connecting, Promise<?> dialled) {
    String problem = "Expected %s to answer within %d ms, but it did not";
    dialled.tryFailure(new ConnectTimeoutException(problem.formatted(endpoint, timeOutMs)));
    Channels.close(connecting.channel());
  }

  private static void conclude(ChannelFuture connecting, Promise<SocketChannel> dialled) {
    if (!connecting.isSuccess()) {
      dialled.tryFailure(connecting.cause());
    } else if (!dialled.trySuccess((SocketChannel) connecting.channel())) {
      Channels.close(connecting.channel());
    }
  }

  private static AddressResolverGroup<InetSocketAddress> uncached(
      Transport transport, int timeOutMs, DnsServerAddressStreamProvider nameServers) {
    return new DnsAddressResolverGroup(
        new DnsNameResolverBuilder()
            .datagramChannelType(transport.datagram())
            .nameServerProvider(nameServers)
            .resolveCache(NoopDnsCache.INSTANCE)
            .cnameCache(NoopDnsCnameCache.INSTANCE)
            .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
            .queryTimeoutMillis(timeOutMs));
  }

  /** Holds the place until a relay takes the connection over. */
  @io.netty.channel.ChannelHandler.Sharable
  private static final class Unread extends ChannelHandlerAdapter {}
}
