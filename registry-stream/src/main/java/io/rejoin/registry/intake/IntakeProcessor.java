package io.rejoin.registry.intake;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.state.Position.Source;
import io.rejoin.schemas.topic.ReservedKeys;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes the inputs of one task in the order of each partition, and forwards every one that can be
 * read. Whatever it throws stops the task, so that nothing is passed over.
 */
final class IntakeProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private final StageParts parts;
  private final UnaryOperator<String> topicIds;
  private final InputReader reader;
  private final ControlWriter writer;
  private final DeadLetter deadLetter;
  private final IntakeMeters meters;
  private Assignment assignment;
  private TickSchedule ticks;

  /** What belongs to one assignment of the task, and begins anew with the next. */
  private record Assignment(
      ProcessorContext<byte[], byte[]> context,
      Map<String, InputSource> sources,
      SourceChain chain) {}

  IntakeProcessor(StageParts parts, UnaryOperator<String> topicIds) {
    this.parts = parts;
    this.topicIds = topicIds;
    this.reader = new InputReader(parts.patience(), parts.proofs());
    this.writer = parts.controlWriter();
    this.deadLetter = parts.deadLetter();
    this.meters = new IntakeMeters(parts.meters());
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    Map<String, InputSource> sources = InputSource.all(parts, topicIds);
    assignment = new Assignment(context, sources, new SourceChain());
    if (context.taskId().partition() == 0) {
      ticks = TickSchedule.start(context, () -> parts.rules().get().tickMs(), this::tick);
    }
  }

  @Override
  public void close() {
    if (ticks != null) {
      ticks.close();
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata from = assignment.context().recordMetadata().orElseThrow();
    if (Tombstones.isOurs(record)) {
      meters.skipped(from.topic());
      return;
    }
    InputSource source = assignment.sources().get(from.topic());
    InputReader.Reading reading = reader.read(source, record);
    Problem problem =
        reading.problem() == null
            ? forward(reading.control(), source.position(from), record.timestamp())
            : reading.problem();
    if (problem == null) {
      meters.forwarded(from.topic(), reading.control().proof());
    } else {
      send(deadLetter.of(record, from, problem), IntakeTopology.DEAD_LETTER_SINK);
      meters.setAside(from.topic());
    }
  }

  /** Null once it is forwarded; else why it cannot be. */
  private Problem forward(Control control, Source source, long atMs) {
    Record<byte[], byte[]> record = writer.record(control, assignment.chain().next(source), atMs);
    Problem problem = writer.problem(record);
    if (problem == null) {
      send(record, IntakeTopology.CONTROL_SINK);
      assignment.chain().advance(source);
    }
    return problem;
  }

  private void tick(long nowMs) {
    Control tick = Control.own(ReservedKeys.TICK, new Tick());
    send(writer.record(tick, nowMs), IntakeTopology.CONTROL_SINK);
  }

  private void send(Record<byte[], byte[]> record, String sink) {
    assignment.context().forward(record, sink);
  }
}
