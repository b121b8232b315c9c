package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.wire.Said;

/** Says records to their topics. */
@FunctionalInterface
interface Voice {

  /**
   * Says one.
   *
   * @param atMs its time stamp
   */
  void say(Said said, long atMs);
}
