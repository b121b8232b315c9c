package io.rejoin.gate.net;

import io.netty.channel.EventLoop;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that nothing has moved for the idle time, by looking at a byte count a few times within
 * it: no clock is read and no timer moved when bytes pass. It notices up to a look late. Lives on
 * one event loop.
 */
final class IdleWatch {

  private static final int LOOKS = 4;

  private final EventLoop loop;
  private final LongSupplier bytes;
  private final Runnable idle;
  private long bytesBefore;
  private int quietLooks;
  private ScheduledFuture<?> looking;

  IdleWatch(EventLoop loop, LongSupplier bytes, Runnable idle) {
    this.loop = loop;
    this.bytes = bytes;
    this.idle = idle;
  }

  /** Begins. 0 ms means never idle. */
  void start(long idleMs) {
    if (idleMs > 0) {
      long everyMs = Math.max(1, idleMs / LOOKS);
      looking = loop.scheduleWithFixedDelay(this::look, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }
  }

  void stop() {
    if (looking != null) {
      looking.cancel(false);
    }
  }

  private void look() {
    long now = bytes.getAsLong();
    quietLooks = now == bytesBefore ? quietLooks + 1 : 0;
    bytesBefore = now;
    if (quietLooks >= LOOKS) {
      stop();
      idle.run();
    }
  }
}
