package io.rejoin.runtime.backoff;

/**
 * What consecutive failures of one activity come to.
 *
 * <pre>
 *            failures = 3            failures = 5           pause over
 *  Healthy ───────────────► Degraded ─────────────► Failed ────────────► Probing
 *     ▲                        │                      ▲                   │   │
 *     └── success ─────────────┴──────────────────────┼─── success ───────┘   │
 *                                                     └─── failure ───────────┘
 * </pre>
 *
 * <p>Each legal transition is a method of the state that it leaves. When the pause is over is not
 * known here.
 */
public sealed interface Health {

  /** The states, for switches and labels. */
  enum Kind {
    HEALTHY,
    DEGRADED,
    FAILED,
    PROBING
  }

  /** Which state this is. */
  Kind kind();

  /** Failures in a row. */
  int failures();

  /** The state after one more failure. */
  Health failed(HealthPolicy policy);

  /** The state after a success: always the first one. */
  default Health succeeded() {
    return Healthy.FRESH;
  }

  /** Too few failures in a row to mean anything. */
  record Healthy(int failures) implements Health {

    /** No failure since the last success. */
    public static final Healthy FRESH = new Healthy(0);

    @Override
    public Kind kind() {
      return Kind.HEALTHY;
    }

    @Override
    public Health failed(HealthPolicy policy) {
      return policy.judge(failures + 1);
    }
  }

  /** Failing, but attempts go on as ever. */
  record Degraded(int failures) implements Health {

    @Override
    public Kind kind() {
      return Kind.DEGRADED;
    }

    @Override
    public Health failed(HealthPolicy policy) {
      return policy.judge(failures + 1);
    }
  }

  /** Given up but for single probes, and worth an alarm. */
  record Failed(int failures) implements Health {

    @Override
    public Kind kind() {
      return Kind.FAILED;
    }

    @Override
    public Health failed(HealthPolicy policy) {
      return new Failed(failures + 1);
    }

    /** Lets the one attempt through that decides. */
    public Probing probe() {
      return new Probing(failures);
    }
  }

  /** One attempt is under way, and nobody else may try before it ends. */
  record Probing(int failures) implements Health {

    @Override
    public Kind kind() {
      return Kind.PROBING;
    }

    @Override
    public Health failed(HealthPolicy policy) {
      return new Failed(failures + 1);
    }
  }
}
