package io.rejoin.gate.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.atomic.LongAdder;

/**
 * One direction of a relay: what is read from the channel that it sits on is written to the other
 * one, uncopied. It reads no further while the other side can't take more, passes on the end of the
 * stream behind the last byte, and says when it is done or broken. Both channels live on one event
 * loop, so nothing here is shared.
 */
final class Pump extends ChannelInboundHandlerAdapter {

  private final Relay relay;
  private final SocketChannel from;
  private final SocketChannel to;
  private final LongAdder counter;
  private long bytes;
  private boolean ended;

  Pump(Relay relay, SocketChannel from, SocketChannel to, LongAdder counter) {
    this.relay = relay;
    this.from = from;
    this.to = to;
    this.counter = counter;
  }

  /** The channel that it reads. */
  SocketChannel source() {
    return from;
  }

  /** Bytes carried so far. */
  long bytes() {
    return bytes;
  }

  /** Whether the stream has ended and the other side was told. */
  boolean hasEnded() {
    return ended;
  }

  /** Takes bytes along, to be sent at the next flush. */
  void carry(ByteBuf read) {
    int size = read.readableBytes();
    bytes += size;
    counter.add(size);
    Channels.write(to, read);
  }

  /** Sends what was taken along, and reads on or pauses as the other side can take more. */
  void flush() {
    to.flush();
    adapt();
  }

  /** Reads on or pauses as the other side can take more. */
  void adapt() {
    from.config().setAutoRead(to.isWritable());
  }

  /** No more comes from this side: says so to the other one, behind the last byte. */
  void end() {
    relay.ending(this);
    to.writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(written -> to.shutdownOutput().addListener(shut -> ended()));
  }

  /** Sends what is left, then resets the other side, so that it can't take this for an end. */
  void breakOff() {
    Channels.close(from);
    to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> Channels.reset(to));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    carry((ByteBuf) message);
    if (!to.isWritable()) {
      flush();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    relay.opposite(this).adapt();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      end();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    relay.broken(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    relay.broken(this);
  }

  private void ended() {
    ended = true;
    relay.ended();
  }
}
