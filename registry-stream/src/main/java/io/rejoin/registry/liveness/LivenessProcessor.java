package io.rejoin.registry.liveness;

import io.rejoin.registry.intake.ControlWriter;
import io.rejoin.registry.intake.DeadLetter;
import io.rejoin.registry.intake.InputKey;
import io.rejoin.registry.intake.Problem;
import io.rejoin.registry.intake.TickSchedule;
import io.rejoin.registry.intake.Tombstones;
import io.rejoin.schemas.input.Control;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Takes the heartbeats and ticks of one partition. Nothing is written for a beat. */
final class LivenessProcessor implements Processor<byte[], byte[], Object, byte[]> {

  private final LivenessParts parts;
  private final BeatIntake reader;
  private final ControlWriter writer;
  private final DeadLetter deadLetter;
  private final int maxBytes;
  private Assignment assignment;
  private Ration deadLetters;

  /** What belongs to one assignment of the task, and begins anew with the next. */
  private record Assignment(
      ProcessorContext<Object, byte[]> context,
      PartitionLeases leases,
      Misplaced misplaced,
      LivenessMeters meters,
      TickSchedule schedule) {}

  LivenessProcessor(LivenessParts parts) {
    this.parts = parts;
    this.reader = new BeatIntake(parts.stage());
    this.writer = parts.stage().controlWriter();
    this.deadLetter = parts.stage().deadLetter();
    this.maxBytes = parts.stage().spec(parts.stage().topics().heartbeats()).maxRecordBytes();
  }

  @Override
  public void init(ProcessorContext<Object, byte[]> context) {
    int partition = context.taskId().partition();
    HeartbeatPartitions partitions = new HeartbeatPartitions(parts.partitions().getAsInt());
    PartitionLeases leases = new PartitionLeases(parts, partitions, partition);
    LivenessMeters meters = new LivenessMeters(parts.stage().meters(), partition);
    meters.show(LivenessMeters.TRACKED, leases::tracked);
    meters.show(LivenessMeters.TICKS_BEHIND, leases::ticksBehind);
    long tickMs = parts.limits().tickMs();
    assignment =
        new Assignment(
            context,
            leases,
            new Misplaced(partitions, partition),
            meters,
            TickSchedule.start(context, () -> tickMs, this::writeTick));
    deadLetters = new Ration(parts.limits().deadLettersPerTick());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (OwnTicks.isTick(record)) {
      assignment.leases().tick(record, this::say);
    } else {
      assignment.meters().count(take(record));
    }
  }

  @Override
  public void close() {
    if (assignment != null) {
      assignment.schedule().close();
      assignment.leases().close();
      assignment.meters().close();
      assignment = null;
    }
  }

  private BeatOutcome take(Record<byte[], byte[]> record) {
    if (Tombstones.isOurs(record)) {
      return BeatOutcome.OWN;
    }
    InputKey key = InputKey.of(record, maxBytes);
    if (key.problem() != null) {
      return setAside(record, key.problem());
    }
    if (assignment.misplaced().isMisplaced(record)) {
      return passOn(record);
    }
    BeatIntake.Reading reading = reader.read(key, record);
    return reading.problem() == null
        ? assignment.leases().beat(reading.beat(), record.timestamp())
        : setAside(record, reading.problem());
  }

  private BeatOutcome passOn(Record<byte[], byte[]> record) {
    if (Misplaced.isPassedOn(record)) {
      return BeatOutcome.MISROUTED;
    }
    assignment
        .context()
        .forward(assignment.misplaced().passOn(record), LivenessTopology.HEARTBEAT_SINK);
    return BeatOutcome.PASSED_ON;
  }

  private BeatOutcome setAside(Record<byte[], byte[]> record, Problem problem) {
    if (!deadLetters.take()) {
      return BeatOutcome.DROPPED;
    }
    ProcessorContext<Object, byte[]> context = assignment.context();
    context.forward(
        deadLetter.of(record, context.recordMetadata().orElseThrow(), problem),
        LivenessTopology.DEAD_LETTER_SINK);
    return BeatOutcome.DEAD;
  }

  private void writeTick(long nowMs) {
    deadLetters = new Ration(parts.limits().deadLettersPerTick());
    assignment
        .context()
        .forward(assignment.leases().writeTick(nowMs), LivenessTopology.HEARTBEAT_SINK);
  }

  private void say(Control control) {
    ProcessorContext<Object, byte[]> context = assignment.context();
    context.forward(
        writer.record(control, context.currentSystemTimeMs()), LivenessTopology.CONTROL_SINK);
    assignment.meters().said(control.input().kind());
  }
}
