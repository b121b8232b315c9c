package io.rejoin.gate.net;

import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.CompletableFuture;

/**
 * A client and a backend joined: two pumps on one event loop, until both directions have ended, one
 * side breaks, nothing has moved for the idle time, or it is cut.
 */
final class Relay {

  private final BackendSlot slot;
  private final Pump up;
  private final Pump down;
  private final IdleWatch idle;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private Ending ending;

  /** How a relay ended, and the bytes that the backend had sent until then. */
  record Summary(Ending ending, long bytesDown) {}

  Relay(SocketChannel client, SocketChannel backend, BackendSlot slot) {
    this.slot = slot;
    this.up = new Pump(this, client, backend, slot.traffic().bytesUp());
    this.down = new Pump(this, backend, client, slot.traffic().bytesDown());
    this.idle = new IdleWatch(client.eventLoop(), this::bytes, () -> reset(Ending.IDLE));
    client.closeFuture().addListener(gone -> closedOne());
    backend.closeFuture().addListener(gone -> closedOne());
  }

  /** Completes when both sides are closed. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  /** Begins with what the client has said already. Called on the event loop. */
  void start(EarlyBytes early, long idleMs) {
    up.source().pipeline().addLast(up);
    down.source().pipeline().addLast(down);
    early.handOver(up::carry);
    up.flush();
    down.adapt();
    if (early.hasEnded()) {
      up.end();
    }
    idle.start(idleMs);
  }

  /** Ends it now, from any thread. Neither side can take it for a regular end. */
  void cut(Ending why) {
    up.source().eventLoop().execute(() -> reset(why));
  }

  Pump opposite(Pump pump) {
    return pump == up ? down : up;
  }

  /** The stream that this pump reads has ended. That of a backend that died ends, too: ask it. */
  void ending(Pump pump) {
    if (pump == down && !up.hasEnded()) {
      slot.watch().ask();
    }
  }

  /** One direction has ended: the other one may go on. */
  void ended() {
    if (up.hasEnded() && down.hasEnded()) {
      decide(Ending.COMPLETED);
      Channels.close(up.source());
      Channels.close(down.source());
    }
  }

  /** The side that this pump reads from is gone, perhaps without an end of its stream. */
  void broken(Pump pump) {
    if (ending == null) {
      decide(pump == up ? Ending.CLIENT_BROKE : Ending.BACKEND_BROKE);
      ending(pump);
      pump.breakOff();
    }
  }

  private void reset(Ending why) {
    decide(why);
    Channels.reset(up.source());
    Channels.reset(down.source());
  }

  private void decide(Ending why) {
    if (ending == null) {
      ending = why;
    }
  }

  private void closedOne() {
    if (!up.source().isOpen() && !down.source().isOpen()) {
      idle.stop();
      slot.left(this, new Summary(ending, down.bytes()));
      closed.complete(null);
    }
  }

  private long bytes() {
    return up.bytes() + down.bytes();
  }
}
