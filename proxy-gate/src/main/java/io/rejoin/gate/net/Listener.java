package io.rejoin.gate.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;

/**
 * The port of a realm: opened and closed by order, tried again while it is taken. A port chosen by
 * the machine is kept for the next time. Its state lives on one event loop.
 */
final class Listener {

  private static final int BACKLOG = 4_096;
  private static final long RETRY_MS = 1_000;

  private final String realm;
  private final Plumbing plumbing;
  private final ServerBootstrap bind;
  private final EventLoop loop;
  private boolean wanted;
  private int port;
  private Channel channel;

  Listener(String realm, Plumbing plumbing, RealmGate gate) {
    this.realm = realm;
    this.plumbing = plumbing;
    this.loop = plumbing.transport().loops().next();
    this.bind =
        new ServerBootstrap()
            .group(plumbing.transport().loops())
            .channel(plumbing.transport().server())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel client) {
                    client.pipeline().addLast(new Arrival(client, gate, plumbing.budget()));
                  }
                });
    Channels.forRelays(plumbing.settings().buffers(), bind::childOption);
  }

  /** Opens the port, now or as soon as it can be had. */
  void open(int wantedPort) {
    loop.execute(
        () -> {
          wanted = true;
          port = port == 0 ? wantedPort : port;
          bind();
        });
  }

  /** Closes the port; who came through it stays. */
  void close() {
    loop.execute(
        () -> {
          wanted = false;
          if (channel != null) {
            Channels.close(channel);
            channel = null;
            plumbing.events().closed(realm);
          }
        });
  }

  private void bind() {
    if (wanted && channel == null) {
      ChannelFuture bound = bind.bind(plumbing.settings().bindHost(), port);
      bound.addListener(done -> loop.execute(() -> bound(bound)));
    }
  }

  private void bound(ChannelFuture bound) {
    if (!bound.isSuccess()) {
      plumbing.events().notListening(realm, problem(bound.cause()));
      Channels.after(RETRY_MS, loop, this::bind);
    } else if (!wanted || channel != null) {
      Channels.close(bound.channel());
    } else {
      channel = bound.channel();
      port = ((InetSocketAddress) channel.localAddress()).getPort();
      plumbing.events().listening(realm, (InetSocketAddress) channel.localAddress());
    }
  }

  private String problem(Throwable cause) {
    return "Expected to listen on %s:%d for realm \"%s\", but %s: free the port, or name another in gate.listeners"
        .formatted(plumbing.settings().bindHost(), port, realm, cause.getMessage());
  }
}
