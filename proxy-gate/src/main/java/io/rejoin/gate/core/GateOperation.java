package io.rejoin.gate.core;

/** One step of a plan, as data. It knows its order to the data plane and what is true after it. */
public sealed interface GateOperation {

  /** Gives the order. */
  void carryOut(DataPlane plane);

  /** What is, once this has been ordered. */
  Actual after(Actual before);

  /** Takes a backend out of a realm's choice. */
  record WithdrawBackend(String realm, Backend backend) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.withdraw(realm, backend);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).withdrawn(backend));
    }
  }

  /** Ends every connection to fenced incarnations of an address. */
  record CutConnections(String address, long upToEpoch) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.cut(address, upToEpoch);
    }

    @Override
    public Actual after(Actual before) {
      return before.cut(address, upToEpoch);
    }
  }

  /** Puts a backend into a realm's choice. */
  record AssignBackend(String realm, Backend backend) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.assign(realm, backend);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).assigned(backend));
    }
  }

  /** Names the address that new connections try first; empty for none. */
  record PreferAddress(String realm, String address) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.prefer(realm, address);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).preferring(address));
    }
  }

  /** Gives the connections of a former backend a deadline. */
  record DrainConnections(String realm, Backend backend, long limitMs) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.drain(realm, backend, limitMs);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).drained(backend));
    }
  }

  /** Lets waiting and new clients through. */
  record ReleaseClients(String realm) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.admit(realm, Admission.Mode.FORWARD, null);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).meeting(Admission.Mode.FORWARD, null));
    }
  }

  /** Lets new clients wait. */
  record HoldClients(String realm) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.admit(realm, Admission.Mode.HOLD, null);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).meeting(Admission.Mode.HOLD, null));
    }
  }

  /** Turns waiting and new clients away. */
  record RefuseClients(String realm, Refusal refusal) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.admit(realm, Admission.Mode.REFUSE, refusal);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).meeting(Admission.Mode.REFUSE, refusal));
    }
  }

  /** Opens the realm's port. */
  record OpenListener(String realm, int port) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.open(realm, port);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).listening(true));
    }
  }

  /** Closes the realm's port. */
  record CloseListener(String realm) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.close(realm);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).listening(false));
    }
  }

  /** Says that a revision of the realm's routes is in force. */
  record Acknowledge(String realm, long revision) implements GateOperation {

    @Override
    public void carryOut(DataPlane plane) {
      plane.acknowledge(realm, revision);
    }

    @Override
    public Actual after(Actual before) {
      return before.with(realm, before.realm(realm).acknowledging(revision));
    }
  }
}
