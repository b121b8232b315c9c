package io.rejoin.gate.core;

import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/**
 * What the data plane has been told of a realm.
 *
 * @param admission how clients are met
 * @param assigned backends that new connections may go to
 * @param lingering former backends whose connections have no deadline yet
 * @param preferred address tried first; empty for none
 * @param served whether clients have ever been let through
 * @param acknowledged revision; negative before the first
 */
public record ActualRealm(
    Admission admission,
    PSortedSet<Backend> assigned,
    PSortedSet<Backend> lingering,
    String preferred,
    boolean served,
    long acknowledged) {

  /** Told nothing. */
  public static final ActualRealm CLOSED =
      new ActualRealm(Admission.CLOSED, TreePSet.empty(), TreePSet.empty(), "", false, -1);

  ActualRealm withdrawn(Backend backend) {
    return with(assigned.minus(backend), lingering.plus(backend));
  }

  ActualRealm assigned(Backend backend) {
    return with(assigned.plus(backend), lingering.minus(backend));
  }

  ActualRealm drained(Backend backend) {
    return with(assigned, lingering.minus(backend));
  }

  ActualRealm cut(String address, long upToEpoch) {
    PSortedSet<Backend> left = lingering;
    for (Backend backend : lingering) {
      left = backend.isMeantBy(address, upToEpoch) ? left.minus(backend) : left;
    }
    return with(assigned, left);
  }

  ActualRealm preferring(String address) {
    return new ActualRealm(admission, assigned, lingering, address, served, acknowledged);
  }

  ActualRealm meeting(Admission.Mode mode, Refusal refusal) {
    return new ActualRealm(
        new Admission(admission.portOpen(), mode, refusal),
        assigned,
        lingering,
        preferred,
        served || mode == Admission.Mode.FORWARD,
        acknowledged);
  }

  ActualRealm listening(boolean open) {
    Admission next = new Admission(open, admission.mode(), admission.refusal());
    return new ActualRealm(next, assigned, lingering, preferred, served, acknowledged);
  }

  ActualRealm acknowledging(long revision) {
    return new ActualRealm(admission, assigned, lingering, preferred, served, revision);
  }

  private ActualRealm with(PSortedSet<Backend> nextAssigned, PSortedSet<Backend> nextLingering) {
    return new ActualRealm(admission, nextAssigned, nextLingering, preferred, served, acknowledged);
  }
}
