package io.rejoin.gate.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import io.rejoin.gate.core.Refusal;
import java.util.HashSet;
import java.util.Set;

/**
 * A client until it has a backend: it tries one after the other, or waits, and goes on to a relay
 * or is refused. What the client says meanwhile is left to the kernel, except for one small read
 * while it waits, by which its leaving is noticed. All of it happens on the client's event loop.
 *
 * <pre>
 *   SEEKING ◄──► WAITING
 *      └──────┬─────┘
 *           DONE (relayed, refused, or gone)
 * </pre>
 */
final class Arrival extends ChannelInboundHandlerAdapter {

  private final SocketChannel channel;
  private final RealmGate gate;
  private final EarlyBytes early;
  private final Wait wait;
  private final Set<BackendSlot> tried = new HashSet<>();
  private Stage stage = Stage.SEEKING;

  private enum Stage {
    SEEKING,
    WAITING,
    DONE
  }

  Arrival(SocketChannel channel, RealmGate gate, HoldBudget budget) {
    this.channel = channel;
    this.gate = gate;
    this.early = new EarlyBytes(budget);
    this.wait = new Wait(gate.room(), channel.eventLoop(), this);
  }

  /** Tries the next backend. */
  void seek() {
    gate.choose(tried).ifPresentOrElse(this::dial, () -> gate.stranded(this));
  }

  /** Waits until it is let on, turned away, or late. */
  void hold() {
    tried.clear();
    stage = Stage.WAITING;
    if (wait.isOver()) {
      refuse(Refusal.HOLD_TIMED_OUT);
    } else if (wait.begin()) {
      if (early.expect()) {
        channel.read();
      }
      gate.settle();
    } else {
      refuse(Refusal.HOLD_FULL);
    }
  }

  /** The room lets it on. Called from any thread. */
  void letOn() {
    channel.eventLoop().execute(this::goOn);
  }

  /** The room turns it away. Called from any thread. */
  void turnAway(Refusal why) {
    channel.eventLoop().execute(() -> giveUp(why));
  }

  /** Ends it. A reset tells the client that this is no empty answer. */
  void refuse(Refusal why) {
    gate.traffic().refused().get(why).increment();
    finish();
    Channels.reset(channel);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    gate.arrived(this, channel.closeFuture());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (stage == Stage.DONE) {
      ((ByteBuf) message).release();
    } else if (!early.keep((ByteBuf) message)) {
      refuse(Refusal.HOLD_FULL);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      early.end();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    finish();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    finish();
    Channels.reset(channel);
  }

  private void goOn() {
    wait.letOn();
    if (stage == Stage.WAITING) {
      stage = Stage.SEEKING;
      seek();
    } else {
      wait.end();
    }
  }

  private void giveUp(Refusal why) {
    if (stage == Stage.WAITING) {
      refuse(why);
    }
  }

  private void dial(BackendSlot slot) {
    slot.expect();
    gate.dial(slot, channel.eventLoop())
        .addListener((Future<SocketChannel> dialled) -> dialled(slot, dialled));
  }

  private void dialled(BackendSlot slot, Future<SocketChannel> dialled) {
    if (dialled.isSuccess()) {
      connected(slot, dialled.getNow());
    } else {
      slot.forget();
      slot.watch().clientFailed(dialled.cause());
      tryAnother(slot);
    }
  }

  private void connected(BackendSlot slot, SocketChannel backend) {
    slot.watch().clientConnected();
    Relay relay = new Relay(channel, backend, slot);
    if (stage == Stage.SEEKING && slot.join(relay)) {
      gate.traffic().relayed().increment();
      channel.pipeline().remove(this);
      relay.start(early, gate.idleMs());
      finish();
    } else {
      slot.forget();
      Channels.reset(backend);
      tryAnother(slot);
    }
  }

  private void tryAnother(BackendSlot failed) {
    tried.add(failed);
    if (stage == Stage.SEEKING) {
      seek();
    }
  }

  private void finish() {
    stage = Stage.DONE;
    early.drop();
    wait.end();
  }
}
