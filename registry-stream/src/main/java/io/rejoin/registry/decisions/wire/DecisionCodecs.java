package io.rejoin.registry.decisions.wire;

import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.state.Audit;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.topic.Topics;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The codec of every value that the decision stage reads or writes. Safe for any thread. */
public record DecisionCodecs(
    TopicCodec<Control> control,
    TopicCodec<Position> position,
    TopicCodec<Node> node,
    TopicCodec<Leader> leader,
    TopicCodec<Routes> routes,
    TopicCodec<Result> result,
    TopicCodec<Kick> kick,
    TopicCodec<Audit> audit) {

  /**
   * Codecs that share what turns records into bytes and back.
   *
   * @param reader reads every schema of {@link Codecs#all()}
   */
  public static DecisionCodecs of(
      Topics topics, Serializer<Object> writer, Deserializer<Object> reader) {
    return new DecisionCodecs(
        new TopicCodec<>(topics.control(), Codecs.CONTROL, writer, reader),
        new TopicCodec<>(topics.position(), Codecs.POSITION, writer, reader),
        new TopicCodec<>(topics.nodes(), Codecs.NODE, writer, reader),
        new TopicCodec<>(topics.leaders(), Codecs.LEADER, writer, reader),
        new TopicCodec<>(topics.routes(), Codecs.ROUTES, writer, reader),
        new TopicCodec<>(topics.results(), Codecs.RESULT, writer, reader),
        new TopicCodec<>(topics.kicks(), Codecs.KICK, writer, reader),
        new TopicCodec<>(topics.audit(), Codecs.AUDIT, writer, reader));
  }
}
