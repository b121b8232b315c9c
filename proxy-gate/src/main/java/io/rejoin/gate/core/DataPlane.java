package io.rejoin.gate.core;

/**
 * What carries out a plan. Calls come from one thread, in the plan's order, and do not block; each
 * is in force for every connection that is made after it returned. What takes time on connections
 * that were there before goes on behind it, and {@link #acknowledge} waits for that.
 */
public interface DataPlane {

  /** Nothing new goes to this backend; what it has goes on. */
  void withdraw(String realm, Backend backend);

  /** All connections to this epoch of the address, and to all below, end now, in every realm. */
  void cut(String address, long upToEpoch);

  /** New connections of the realm may go to this backend. */
  void assign(String realm, Backend backend);

  /** New connections of the realm first go to this address; empty means to none in particular. */
  void prefer(String realm, String address);

  /** What still runs to a withdrawn backend at the end of the limit is cut then. */
  void drain(String realm, Backend backend, long limitMs);

  /** New clients are met in this way, and those who wait are let through or refused. */
  void admit(String realm, Admission.Mode mode, Refusal refusal);

  /** The realm's port opens. It is tried again until it succeeds or is closed. */
  void open(String realm, int port);

  /** The realm's port closes; what runs through it goes on. */
  void close(String realm);

  /** Once every cut ordered before has taken effect, the registry is told of this revision. */
  void acknowledge(String realm, long revision);
}
