package io.rejoin.gate.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import java.util.concurrent.TimeUnit;

/** How connections are set up and ended. */
final class Channels {

  private static final int SMALLEST_READ = 512;

  /** Largest first read of a connection, in bytes. */
  static final int FIRST_READ = 2_048;

  private Channels() {}

  /** Takes an option, as the two kinds of bootstrap do under different names. */
  interface Options {
    <T> Object set(ChannelOption<T> option, T value);
  }

  /** What both sides of a relay need: nothing is read unasked, and each direction ends alone. */
  static void forRelays(NetSettings.Buffers buffers, Options options) {
    options.set(ChannelOption.AUTO_READ, false);
    options.set(ChannelOption.ALLOW_HALF_CLOSURE, true);
    options.set(ChannelOption.TCP_NODELAY, true);
    options.set(ChannelOption.SO_KEEPALIVE, true);
    options.set(
        ChannelOption.RECVBUF_ALLOCATOR,
        new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, buffers.readBytes()));
    options.set(
        ChannelOption.WRITE_BUFFER_WATER_MARK,
        new WriteBufferWaterMark(buffers.resumeBytes(), buffers.pauseBytes()));
  }

  /**
   * Closes with a reset, dropping what is unsent. The other side sees an error where a plain close
   * would look like the end of a complete answer.
   */
  static void reset(Channel channel) {
    if (channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      close(channel);
    }
  }

  /** Closes; there is nobody to tell if that fails. */
  @SuppressWarnings("FutureReturnValueIgnored")
  static void close(Channel channel) {
    channel.close();
  }

  /** Queues bytes; a failure reaches the handlers of the channel as an exception. */
  @SuppressWarnings("FutureReturnValueIgnored")
  static void write(Channel channel, ByteBuf bytes) {
    channel.write(bytes, channel.voidPromise());
  }

  /** Runs an action later on one of these loops, which log what it throws. */
  @SuppressWarnings("FutureReturnValueIgnored")
  static void after(long delayMs, EventLoopGroup loops, Runnable action) {
    loops.next().schedule(action, delayMs, TimeUnit.MILLISECONDS);
  }
}
