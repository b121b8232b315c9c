package io.rejoin.registry.liveness;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.LivenessCounted;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.topic.ReservedKeys;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The leases of one assigned partition, kept up with what {@code nodes} shows and moved by the
 * ticks that come back.
 */
final class PartitionLeases implements AutoCloseable {

  private final LeaseWheel wheel;
  private final OwnTicks ticks;
  private final NodesView.Changes changes;
  private final SecondlyCount count;
  private final Supplier<Rules> rules;
  private long lastOwn;

  PartitionLeases(LivenessParts parts, HeartbeatPartitions partitions, int partition) {
    wheel = new LeaseWheel(parts.limits(), parts.nodes()::node);
    ticks = new OwnTicks(parts.writers().get(), partition);
    changes = parts.nodes().follow(address -> partitions.of(address) == partition);
    count = new SecondlyCount(partition);
    rules = parts.stage().rules();
  }

  /** Takes a beat that was appended then. */
  BeatOutcome beat(Beat beat, long atMs) {
    count.beat();
    return wheel.beat(beat, atMs);
  }

  /** The next tick to be written. Whatever was shown before waits for it at most. */
  Record<Addressed, byte[]> writeTick(long nowMs) {
    follow();
    return ticks.write(nowMs);
  }

  /** A tick has come, and with it the time to say what is to be said. */
  void tick(Record<byte[], byte[]> tick, Consumer<Control> say) {
    follow();
    long own = ticks.number(tick);
    lastOwn = Math.max(lastOwn, own);
    wheel.tick(tick.timestamp(), own, Terms.of(rules.get()), say);
    LivenessCounted counted = count.take(wheel.nowMs(), wheel.tracked());
    if (counted != null) {
      say.accept(Control.own(ReservedKeys.LIVENESS, counted));
    }
  }

  int tracked() {
    return wheel.tracked();
  }

  /** Own ticks that have not come back. */
  long ticksBehind() {
    return ticks.next() - 1 - lastOwn;
  }

  @Override
  public void close() {
    changes.close();
  }

  private void follow() {
    changes.take(address -> wheel.show(address, ticks.next()));
  }
}
