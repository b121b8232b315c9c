package io.rejoin.runtime.backoff;

/** Is told when the kind of a health changes, on the thread that reported the outcome. */
@FunctionalInterface
public interface HealthListener {

  /**
   * Both have different kinds; a change to {@code FAILED} from anything but a probe is an alarm.
   */
  void changed(Health before, Health after);
}
