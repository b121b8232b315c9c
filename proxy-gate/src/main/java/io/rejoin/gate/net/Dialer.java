package io.rejoin.gate.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.rejoin.schemas.value.Endpoint;
import java.net.InetSocketAddress;

/**
 * Connects to endpoints. A host name is resolved anew each time, without any cache, by asking the
 * name servers from the event loop itself: the JVM's own resolver would block the loop and remember
 * the address of a container that is gone. What it leaves out is every source of names other than
 * the hosts file and DNS.
 */
final class Dialer implements AutoCloseable {

  private final Bootstrap connect;
  private final AddressResolverGroup<InetSocketAddress> resolvers;

  Dialer(Transport transport, NetSettings settings, DnsServerAddressStreamProvider nameServers) {
    this.resolvers = uncached(transport, settings.connecting().timeOutMs(), nameServers);
    this.connect =
        new Bootstrap()
            .channel(transport.socket())
            .resolver(resolvers)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, settings.connecting().timeOutMs())
            .handler(new Unread());
    Channels.forRelays(settings.buffers(), connect::option);
  }

  /** A connection on this loop that reads nothing until it is told to. */
  ChannelFuture dial(Endpoint endpoint, EventLoop loop) {
    return connect
        .clone(loop)
        .connect(InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port()));
  }

  @Override
  public void close() {
    resolvers.close();
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
