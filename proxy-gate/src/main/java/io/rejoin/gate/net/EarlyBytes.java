package io.rejoin.gate.net;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a client has said before it had a backend. Lives on the client's event loop. */
final class EarlyBytes {

  private final HoldBudget budget;
  private final List<ByteBuf> kept = new ArrayList<>(1);
  private boolean expecting;
  private boolean ended;

  EarlyBytes(HoldBudget budget) {
    this.budget = budget;
  }

  /** Whether one small read may be made: room for it is taken at once. */
  boolean expect() {
    expecting = kept.isEmpty() && !expecting && budget.takeBytes(Channels.FIRST_READ);
    return expecting;
  }

  /** Keeps these bytes. False, and they are dropped, when there is no room for them. */
  boolean keep(ByteBuf bytes) {
    forgetExpected();
    if (!budget.takeBytes(bytes.readableBytes())) {
      bytes.release();
      return false;
    }
    kept.add(bytes);
    return true;
  }

  /** The client has ended its stream behind these bytes. */
  void end() {
    ended = true;
  }

  /** Whether the client will say no more. */
  boolean hasEnded() {
    return ended;
  }

  /** Nobody wants them any more. */
  void drop() {
    handOver(ByteBuf::release);
  }

  /** Gives all bytes away, in order. */
  void handOver(Consumer<ByteBuf> taker) {
    forgetExpected();
    for (ByteBuf bytes : kept) {
      budget.giveBytesBack(bytes.readableBytes());
      taker.accept(bytes);
    }
    kept.clear();
  }

  private void forgetExpected() {
    if (expecting) {
      expecting = false;
      budget.giveBytesBack(Channels.FIRST_READ);
    }
  }
}
