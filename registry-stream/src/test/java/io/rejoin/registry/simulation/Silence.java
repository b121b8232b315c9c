package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.liveness.LivenessTask;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.topic.ReservedKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Invariant 4, worked out from the heartbeat partitions alone: how long an incarnation has not been
 * heard, by the clock of its partition, at the place where liveness says so.
 */
final class Silence {

  private static final long MAX_STEP_MS = 500;
  private static final TopicCodec<Heartbeat> CODEC =
      Wire.codec(Wire.TOPICS.heartbeats(), Codecs.HEARTBEAT);

  private final Map<PartitionLog, Clock> clocks = new HashMap<>();

  /** What one partition has told up to an offset. */
  private static final class Clock {
    private final Map<UUID, Long> heardMs = new HashMap<>();
    private final Map<UUID, Long> sequences = new HashMap<>();
    private long read;
    private long nowMs;
    private long tickAtMs = -1;

    private void readTo(PartitionLog log, long offset) {
      for (; read < offset; read++) {
        Entry entry = log.next(read);
        long sinceMs = tickAtMs < 0 ? 0 : entry.atMs() - tickAtMs;
        long atMs = nowMs + Math.max(0, Math.min(sinceMs, MAX_STEP_MS));
        if (entry.value() == null && entry.name().equals(ReservedKeys.TICK)) {
          nowMs = atMs;
          tickAtMs = entry.atMs();
          heardMs.replaceAll((incarnation, heard) -> Math.min(heard, nowMs));
        } else if (isBeat(log, entry)) {
          Heartbeat beat = CODEC.read(entry.value());
          long known = sequences.getOrDefault(beat.incarnation(), -1L);
          if (beat.sequence() > known) {
            sequences.put(beat.incarnation(), beat.sequence());
            heardMs.put(beat.incarnation(), atMs);
          }
        }
      }
    }

    private static boolean isBeat(PartitionLog log, Entry entry) {
      return Traffic.isPlain(entry)
          && LivenessTask.home(entry.name(), Wire.PARTITIONS) == log.partition();
    }
  }

  /** Liveness says something when it stands at an offset. */
  void said(PartitionLog log, long offset, Control control) {
    if (control.input() instanceof NodeSilent silent) {
      Clock clock = clocks.computeIfAbsent(log, any -> new Clock());
      if (clock.read <= offset) {
        clock.readTo(log, offset);
        Long heardMs = clock.heardMs.get(silent.incarnation());
        assertThat(silent.silentMs())
            .as("4: silence of %s at %s, as liveness says", silent.incarnation(), control.key())
            .isLessThanOrEqualTo(heardMs == null ? Long.MAX_VALUE : clock.nowMs - heardMs);
      }
    }
  }
}
