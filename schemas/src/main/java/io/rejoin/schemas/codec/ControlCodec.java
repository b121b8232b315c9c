package io.rejoin.schemas.codec;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Control.Proof;
import io.rejoin.schemas.input.Control.Verdict;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.ControlInput.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A record of the control log: key, proof, and one field for each {@link Kind} in its order, of
 * which one is not null. Fields and no union, because no version of a union that has one branch
 * more is {@code FULL_TRANSITIVE} compatible: no further kind could ever be registered.
 */
final class ControlCodec implements Codec<Control> {

  private static final SymbolCodec<Verdict> VERDICT = new SymbolCodec<>("Verdict", Verdict.class);

  static final Codec<Proof> PROOF =
      new RecordCodec<>(
          "Proof",
          (value, out) ->
              out.symbol(VERDICT, value.verdict())
                  .text(value.signer())
                  .number(value.counter())
                  .text(value.problem()),
          in -> new Proof(in.symbol(VERDICT), in.text(), in.number(), in.text()));

  /** The fields before the inputs: key and proof. */
  private static final int BEFORE_INPUTS = 2;

  private static final Map<Kind, Slot> SLOTS = slots();

  /** Where inputs of a kind stand. */
  private record Slot(int position, Codec<? extends ControlInput> codec) {}

  private final Shape shape = new Shape(Schemas.named("Control"));

  @Override
  public Schema schema() {
    return shape.schema();
  }

  @Override
  public GenericRecord encode(Control value) {
    GenericRecord record = new GenericData.Record(schema());
    record.put(0, value.key());
    record.put(1, PROOF.encode(value.proof()));
    Slot slot = SLOTS.get(value.input().kind());
    record.put(slot.position(), encode(slot.codec(), value.input()));
    return record;
  }

  @Override
  public Control decode(GenericRecord record) {
    Reading in = new Reading(shape, record);
    String key = in.word();
    Proof proof = in.record(PROOF);
    ControlInput input = null;
    for (Slot slot : SLOTS.values()) {
      ControlInput found = in.recordOrNull(slot.codec());
      if (found != null && input != null) {
        throw in.expected("to be null", "another input is there too");
      }
      input = found == null ? input : found;
    }
    return new Control(key, known(input), proof);
  }

  private static ControlInput known(ControlInput input) {
    if (input == null) {
      throw new UndecodableException(
          "Expected Control to carry an input, but it has none that this version knows");
    }
    return input;
  }

  /** The kind's codec takes nothing but the kind's type. */
  @SuppressWarnings("unchecked")
  private static <T extends ControlInput> GenericRecord encode(Codec<T> codec, ControlInput input) {
    return codec.encode((T) input);
  }

  private static Map<Kind, Slot> slots() {
    Map<Kind, Slot> slots = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      slots.put(kind, new Slot(BEFORE_INPUTS + slots.size(), codecOf(kind)));
    }
    return slots;
  }

  private static Codec<? extends ControlInput> codecOf(Kind kind) {
    return switch (kind) {
      case REGISTRATION -> InputCodecs.REGISTRATION;
      case CLUSTER_IP_REPORT -> InputCodecs.CLUSTER_IP_REPORT;
      case ASSIGNMENT -> InputCodecs.ASSIGNMENT;
      case COMMAND -> InputCodecs.COMMAND;
      case BACKEND_REPORT -> InputCodecs.BACKEND_REPORT;
      case APPLIED -> InputCodecs.APPLIED;
      case NODE_SILENT -> RegistryInputCodecs.NODE_SILENT;
      case NODE_HEARD -> RegistryInputCodecs.NODE_HEARD;
      case LIVENESS_COUNTED -> RegistryInputCodecs.LIVENESS_COUNTED;
      case TICK -> RegistryInputCodecs.TICK;
      case RULES -> RegistryInputCodecs.RULES;
      case LOG_STARTED -> RegistryInputCodecs.LOG_STARTED;
    };
  }
}
