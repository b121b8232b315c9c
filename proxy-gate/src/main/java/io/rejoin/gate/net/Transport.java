package io.rejoin.gate.net;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * The event loops and the kinds of channel that go with them.
 *
 * @param name of the kind, for people: {@code epoll} or {@code nio}
 */
record Transport(
    String name,
    EventLoopGroup loops,
    Class<? extends ServerSocketChannel> server,
    Class<? extends SocketChannel> socket,
    Class<? extends DatagramChannel> datagram) {

  /** The machine's own transport where there is one, the portable one elsewhere. */
  static Transport best(int threads) {
    return Epoll.isAvailable() ? epoll(threads) : nio(threads);
  }

  static Transport epoll(int threads) {
    return new Transport(
        "epoll",
        new MultiThreadIoEventLoopGroup(threads, named(), SteadyEpoll.newFactory()),
        EpollServerSocketChannel.class,
        EpollSocketChannel.class,
        EpollDatagramChannel.class);
  }

  static Transport nio(int threads) {
    return new Transport(
        "nio",
        new MultiThreadIoEventLoopGroup(threads, named(), NioIoHandler.newFactory()),
        NioServerSocketChannel.class,
        NioSocketChannel.class,
        NioDatagramChannel.class);
  }

  private static DefaultThreadFactory named() {
    return new DefaultThreadFactory("rejoin-gate", true);
  }
}
