package io.rejoin.gate.core;

/** A backend as the choice for a new connection sees it. */
public interface Candidate {

  /** Address of its router. */
  String address();

  /** Connections that it has through this gate, and those under way. */
  int connections();

  /** Whether clients may be sent there now. */
  boolean isFine();
}
