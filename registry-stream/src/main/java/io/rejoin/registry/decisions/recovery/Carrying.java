package io.rejoin.registry.decisions.recovery;

import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.ControlReader;
import io.rejoin.registry.decisions.wire.Incoming;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.OutcomeEncoder;
import io.rejoin.registry.decisions.wire.Said;
import io.rejoin.schemas.serde.error.SerdeException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides control records once more, in silence: what they came to was said before. */
final class Carrying {

  private static final Logger LOG = LoggerFactory.getLogger(Carrying.class);

  private final StoredCluster cluster;
  private final ControlReader reader;
  private final OutcomeEncoder encoder;

  Carrying(StoredCluster cluster, ControlReader reader, OutcomeEncoder encoder) {
    this.cluster = cluster;
    this.reader = reader;
    this.encoder = encoder;
  }

  private record Again(Outcome outcome, List<Said> said) {}

  /** Makes all of its outcome true. */
  void whole(LogRecord record) {
    Again again = decide(record);
    cluster.commit(again.outcome(), again.said());
  }

  /** Makes only its outcome for the position true: the rest is there. */
  void position(LogRecord record) {
    cluster.moveTo(decide(record).outcome().position());
  }

  private Again decide(LogRecord record) {
    Incoming incoming = reader.read(record);
    if (!incoming.isReadable()) {
      return encoded(Decisions.skip(cluster, incoming.key(), incoming.arrival(), ""));
    }
    try {
      return encoded(Decisions.decide(cluster, incoming.control(), incoming.arrival()));
    } catch (RuntimeException e) {
      if (SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE) {
        throw e;
      }
      LOG.debug("Control record {} has no effect, as it had none before", record.offset(), e);
      return encoded(Decisions.fail(cluster, incoming.control(), incoming.arrival(), ""));
    }
  }

  private Again encoded(Outcome outcome) {
    return new Again(outcome, encoder.encode(outcome, false));
  }
}
