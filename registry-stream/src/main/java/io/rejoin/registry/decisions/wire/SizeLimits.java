package io.rejoin.registry.decisions.wire;

import java.util.EnumMap;
import java.util.Map;

/** Holds records against what their topics take. */
final class SizeLimits {

  private static final Map<Output, Integer> MAX_BYTES = new EnumMap<>(Output.class);

  static {
    for (Output output : Output.values()) {
      MAX_BYTES.put(output, output.maxRecordBytes());
    }
  }

  private SizeLimits() {}

  static void check(Said said) {
    int size = said.sizeBytes();
    int limit = MAX_BYTES.get(said.to());
    if (size > limit) {
      throw new OversizedRecordException(said, size, limit);
    }
  }
}
