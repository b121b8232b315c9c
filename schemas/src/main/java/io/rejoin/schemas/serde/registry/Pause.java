package io.rejoin.schemas.serde.registry;

/** Waits between two rounds; handed in, so that a test need not wait. */
@FunctionalInterface
interface Pause {

  void forMs(long ms) throws InterruptedException;
}
