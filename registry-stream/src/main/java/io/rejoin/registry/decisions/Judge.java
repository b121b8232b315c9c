package io.rejoin.registry.decisions;

import io.rejoin.registry.core.ClusterView;
import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.decisions.wire.Incoming;
import io.rejoin.registry.decisions.wire.OutcomeEncoder;
import io.rejoin.registry.decisions.wire.OversizedRecordException;
import io.rejoin.schemas.input.ControlInput.Kind;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.topic.ReservedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a record and writes the outcome. A record on which either fails is refused like any other
 * bad input: else every instance would die of it, one after the other. What is wrong with the
 * surroundings, such as a schema registry that doesn't answer, is thrown; errors of the JVM are
 * too.
 *
 * <p>The words of a refusal go into topics, and whoever decides again must find the same; so they
 * name the kind of failure only. The log has the rest.
 */
final class Judge {

  private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

  private final Decider decider;
  private final OutcomeEncoder encoder;

  Judge(Decider decider, OutcomeEncoder encoder) {
    this.decider = decider;
    this.encoder = encoder;
  }

  Decision judge(ClusterView cluster, Incoming incoming) {
    if (!incoming.isReadable()) {
      return unreadable(cluster, incoming);
    }
    try {
      Outcome outcome = decider.decide(cluster, incoming.control(), incoming.arrival());
      boolean tick = incoming.control().input().kind() == Kind.TICK;
      return new Decision(outcome, encoder.encode(outcome, tick), tick, "");
    } catch (RuntimeException e) {
      if (SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE) {
        throw e;
      }
      return failed(cluster, incoming, e);
    }
  }

  private Decision unreadable(ClusterView cluster, Incoming incoming) {
    String text =
        "Expected a control record that can be read at offset %d, but it can't be; it is kept in dead-letters"
            .formatted(incoming.arrival().offset());
    LOG.error("{}: {}", text, incoming.problem());
    String key = incoming.key().isEmpty() ? ReservedKeys.CLUSTER : incoming.key();
    Outcome outcome = Decisions.skip(cluster, key, incoming.arrival(), text);
    return new Decision(outcome, encoder.encode(outcome, false), false, incoming.problem());
  }

  private Decision failed(ClusterView cluster, Incoming incoming, RuntimeException failure) {
    String text =
        "Expected a decision on the %s of %s, but %s; it is kept in dead-letters"
            .formatted(incoming.control().input().kind(), incoming.key(), why(failure));
    LOG.error("{} (control offset {})", text, incoming.arrival().offset(), failure);
    Outcome outcome = Decisions.fail(cluster, incoming.control(), incoming.arrival(), text);
    return new Decision(outcome, encoder.encode(outcome, false), false, text);
  }

  private static String why(RuntimeException failure) {
    return failure instanceof OversizedRecordException
        ? "what comes of it is too large: " + failure.getMessage()
        : "deciding it fails with " + failure.getClass().getSimpleName();
  }
}
