package io.rejoin.gate.net;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import io.rejoin.gate.core.Admission;
import io.rejoin.gate.core.Choice;
import io.rejoin.gate.core.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the clients of one realm come in: whom it lets through, whom it holds, and which backend is
 * next. Orders come from the control thread, clients from every event loop; each of both ends by
 * settling, so that nobody waits who could go on.
 */
final class RealmGate {

  private final Plumbing plumbing;
  private final RealmTraffic traffic = RealmTraffic.none();
  private final WaitingRoom room;
  private final Turnstile clients;
  private final AtomicInteger turn;
  private volatile Choice<BackendSlot> choice;
  private volatile Door door = new Door(Admission.Mode.REFUSE, Refusal.NO_SUCH_REALM);

  /** How clients are met, and the reason given to those who are refused. */
  private record Door(Admission.Mode mode, Refusal refusal) {}

  RealmGate(Plumbing plumbing) {
    NetSettings settings = plumbing.settings();
    this.plumbing = plumbing;
    this.room = new WaitingRoom(settings.hold(), plumbing.budget(), this::settle);
    this.clients = new Turnstile(settings.limits().realm());
    this.turn = new AtomicInteger((int) (plumbing.jitter().getAsDouble() * Short.MAX_VALUE));
    this.choice = new Choice<>(settings.balance(), "", List.of());
  }

  RealmTraffic traffic() {
    return traffic;
  }

  WaitingRoom room() {
    return room;
  }

  /** Clients that are connected. */
  int clients() {
    return clients.inside();
  }

  long idleMs() {
    return plumbing.settings().connecting().idleMs();
  }

  /** Changes whom new connections may go to. */
  void offer(String preferred, List<BackendSlot> slots) {
    choice = new Choice<>(plumbing.settings().balance(), preferred, slots);
    settle();
  }

  /** Changes how clients are met. */
  void meet(Admission.Mode mode, Refusal refusal) {
    door = new Door(mode, refusal);
    settle();
  }

  /** A client has come; what it takes up is given back when it is gone. */
  void arrived(Arrival arrival, ChannelFuture gone) {
    traffic.accepted().increment();
    if (!clients.enter()) {
      arrival.refuse(Refusal.REALM_LIMIT);
    } else if (!plumbing.clients().enter()) {
      clients.leave();
      arrival.refuse(Refusal.GATE_LIMIT);
    } else {
      gone.addListener(left -> leave());
      receive(arrival);
    }
  }

  /** The next backend for a client that has tried these. */
  Optional<BackendSlot> choose(Set<BackendSlot> tried) {
    return tried.size() < plumbing.settings().connecting().attempts()
        ? choice.next(turn.getAndIncrement(), tried)
        : Optional.empty();
  }

  /** Begins to connect to a backend. */
  Future<SocketChannel> dial(BackendSlot slot, EventLoop loop) {
    return plumbing.dialer().dial(slot.backend().endpoint(), loop);
  }

  /** No backend is left for this client. */
  void stranded(Arrival arrival) {
    Door now = door;
    if (now.mode() == Admission.Mode.REFUSE) {
      arrival.refuse(now.refusal());
    } else if (now.mode() == Admission.Mode.HOLD || plumbing.settings().holdsWhenFailing()) {
      traffic.held().increment();
      arrival.hold();
    } else {
      arrival.refuse(Refusal.BACKENDS_FAILED);
    }
  }

  /** Lets on, or turns away, whoever need not wait any longer. */
  void settle() {
    Door now = door;
    if (now.mode() == Admission.Mode.REFUSE) {
      room.turnAllAway(now.refusal());
    } else if (now.mode() == Admission.Mode.FORWARD && choice.isOpen()) {
      room.letSomeOn();
    }
  }

  private void receive(Arrival arrival) {
    if (door.mode() == Admission.Mode.FORWARD) {
      arrival.seek();
    } else {
      stranded(arrival);
    }
  }

  private void leave() {
    clients.leave();
    plumbing.clients().leave();
  }
}
