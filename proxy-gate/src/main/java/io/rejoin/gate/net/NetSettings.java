package io.rejoin.gate.net;

import io.rejoin.gate.core.Balance;

/**
 * What the data plane reads of the configuration.
 *
 * @param bindHost address that listeners bind to, as an IP address or host name
 * @param threads event loops
 * @param balance how a backend is chosen
 * @param holdsWhenFailing whether clients wait while every backend of an open realm fails
 */
public record NetSettings(
    String bindHost,
    int threads,
    Balance balance,
    boolean holdsWhenFailing,
    Hold hold,
    Connecting connecting,
    Limits limits,
    Buffers buffers) {

  /**
   * Bounds of waiting, over all realms.
   *
   * @param clients that wait at once
   * @param bytes of theirs that are kept meanwhile; beyond that they stay in the kernel
   * @param limitMs longest wait of a client, counted from its first
   * @param releasedAtOnce waiting clients of a realm that connect to backends at the same time
   */
  public record Hold(int clients, long bytes, long limitMs, int releasedAtOnce) {}

  /**
   * How backends are connected to.
   *
   * @param timeOutMs for a connect, and for the resolution of a host name before it
   * @param attempts backends tried for one client before it is refused or waits
   * @param probeFirstMs time from a failure to the first probe; doubles with each further one
   * @param probeLongestMs longest time between two probes
   * @param idleMs after which a connection that carried no byte is closed; 0 for never
   */
  public record Connecting(
      int timeOutMs, int attempts, long probeFirstMs, long probeLongestMs, long idleMs) {}

  /**
   * Clients connected at once, those who wait included.
   *
   * @param realm for each realm
   * @param gate for all together
   */
  public record Limits(int realm, int gate) {}

  /**
   * Memory of a connection, for each of its two directions.
   *
   * @param readBytes largest read
   * @param pauseBytes unsent bytes at which reading pauses
   * @param resumeBytes unsent bytes at which it goes on
   */
  public record Buffers(int readBytes, int pauseBytes, int resumeBytes) {}
}
