package io.rejoin.registry.decisions;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.wire.DecisionCodecs;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Topics;
import java.util.Map;
import java.util.function.Supplier;

/** Parts of the stage, as production makes them, over a schema registry inside the process. */
public final class Fixtures {

  public static final Topics TOPICS = Topics.withPrefix("test.");
  public static final String APPLICATION = "test.registry-decisions";

  /** One scope for all: so all write the same schema ids. */
  public static final Map<String, Object> SERDE = Map.of("schema.registry.url", "mock://decisions");

  public static final DecisionCodecs CODECS = codecs(TOPICS, SERDE);

  private Fixtures() {}

  /** Makes the schemas known in one order, so that every process has the same ids. */
  public static DecisionCodecs codecs(Topics topics, Map<String, Object> serde) {
    ValueSerdes serdes = new ValueSerdes(serde);
    Codecs.all().forEach(c -> serdes.registry().register(c.schema().getName(), c.schema()));
    return DecisionCodecs.of(
        topics,
        serdes.serializer(),
        serdes.deserializer(Codecs.all().stream().map(Codec::schema).toList()));
  }

  static DecisionStage stage(Supplier<StateTopics> topics) {
    return stage(topics, Decisions::decide);
  }

  static DecisionStage stage(Supplier<StateTopics> topics, Decider decider) {
    Witness witness = new Witness(new DecisionMeters(new SimpleMeterRegistry()));
    return new DecisionStage(TOPICS, CODECS, decider, topics, witness);
  }
}
