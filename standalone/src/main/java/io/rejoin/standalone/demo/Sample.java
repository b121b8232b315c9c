package io.rejoin.standalone.demo;

/**
 * One request of the demo's client.
 *
 * @param startedNanos monotonic
 * @param endedNanos monotonic, when there was an answer, or none
 * @param backend who answered; null when nobody did
 * @param problem why not; empty when somebody did
 */
record Sample(long startedNanos, long endedNanos, String backend, String problem) {

  boolean failed() {
    return backend == null;
  }

  boolean isFrom(String address) {
    return address.equals(backend);
  }
}
