package io.rejoin.registry.decisions.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.topic.Marks;
import io.rejoin.schemas.topic.ReservedKeys;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The mark of a position, as a record of a state topic. */
public final class MarkRecords {

  private static final byte[] KEY = ReservedKeys.MARK.getBytes(UTF_8);

  private MarkRecords() {}

  /** A mark for one topic; each has headers of its own. */
  public static Said of(Output topic, Marks marks, Position position) {
    RecordHeaders headers = new RecordHeaders();
    marks.write(position, headers);
    return new Said(topic, ReservedKeys.MARK, KEY, null, headers);
  }
}
