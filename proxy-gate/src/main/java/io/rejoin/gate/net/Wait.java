package io.rejoin.gate.net;

import io.netty.channel.EventLoop;
import io.rejoin.gate.core.Refusal;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The waiting of one client. It may begin several times, when the client was let on and every
 * backend failed it, but the time limit runs from the first. Lives on the client's event loop.
 */
final class Wait {

  private final WaitingRoom room;
  private final EventLoop loop;
  private final Arrival arrival;
  private long ticket = WaitingRoom.NO_TICKET;
  private boolean letOn;
  private boolean over;
  private ScheduledFuture<?> limit;

  Wait(WaitingRoom room, EventLoop loop, Arrival arrival) {
    this.room = room;
    this.loop = loop;
    this.arrival = arrival;
  }

  /** Whether the time limit has passed. */
  boolean isOver() {
    return over;
  }

  /** Whether there was room. */
  boolean begin() {
    conclude();
    ticket = room.enter(arrival);
    if (ticket == WaitingRoom.NO_TICKET) {
      return false;
    }
    if (limit == null) {
      limit = loop.schedule(this::limitReached, room.limitMs(), TimeUnit.MILLISECONDS);
    }
    return true;
  }

  /** The room has let the client on; how that went is told by the next beginning, or the end. */
  void letOn() {
    ticket = WaitingRoom.NO_TICKET;
    letOn = true;
  }

  /** The client waits no more, and never will again. */
  void end() {
    room.leave(ticket);
    if (limit != null) {
      limit.cancel(false);
    }
    conclude();
  }

  private void conclude() {
    if (letOn) {
      letOn = false;
      room.concluded();
    }
  }

  private void limitReached() {
    over = true;
    if (room.leave(ticket)) {
      arrival.turnAway(Refusal.HOLD_TIMED_OUT);
    }
  }
}
