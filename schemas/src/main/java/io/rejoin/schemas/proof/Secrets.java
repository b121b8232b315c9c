package io.rejoin.schemas.proof;

import java.util.Map;
import java.util.Optional;

/** Whose secret is which: one for each signer, one that all share, or both. */
public final class Secrets {

  private final Map<String, Secret> bySigner;
  private final Secret shared;

  private Secrets(Map<String, Secret> bySigner, Secret shared) {
    this.bySigner = Map.copyOf(bySigner);
    this.shared = shared;
  }

  /** One secret for every signer. */
  public static Secrets shared(Secret secret) {
    return new Secrets(Map.of(), secret);
  }

  /** A secret for each signer; a signer that is not among them has none. */
  public static Secrets bySigner(Map<String, Secret> secrets) {
    return new Secrets(secrets, null);
  }

  /** The same, where any signer that has none of its own uses this one. */
  public Secrets orElse(Secret secret) {
    return new Secrets(bySigner, secret);
  }

  /** The secret of a signer; empty when it has none. */
  public Optional<Secret> of(String signer) {
    return Optional.ofNullable(bySigner.getOrDefault(signer, shared));
  }

  @Override
  public String toString() {
    return "Secrets[%d signers%s]".formatted(bySigner.size(), shared == null ? "" : ", shared");
  }
}
