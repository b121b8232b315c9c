package io.rejoin.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.bench.figure.Aim;
import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.rig.Cluster;
import io.rejoin.bench.rig.Load;
import io.rejoin.bench.rig.Nodes;
import io.rejoin.bench.rig.Registry;
import io.rejoin.bench.rig.Rig;
import io.rejoin.schemas.proof.Secret;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registrations of new addresses through to {@code nodes}, sent as fast as they are taken: as a
 * rate, and as the time that a burst takes. Encoded and signed before the clock starts.
 */
final class RegistrationRate implements Measure {

  private static final String NAME = "registration-rate";
  private static final Aim RATE = Aim.atLeast(20_000);
  private static final Aim BURST = Aim.atMost(1_000);
  private static final double NANOS_PER_MS = 1e6;
  private static final String TOKEN = "a secret for this measure only";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Figure> run(Rig rig, Sizes sizes) throws Exception {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(figures(rig, sizes, Optional.empty()));
    figures.addAll(figures(rig, sizes, Optional.of(TOKEN)));
    return figures;
  }

  private static List<Figure> figures(Rig rig, Sizes sizes, Optional<String> token)
      throws InterruptedException {
    Map<String, String> settings =
        token
            .map(text -> Map.of("proof.level", "token", "proof.token", text))
            .orElse(Map.of("proof.level", "none"));
    try (Cluster cluster = rig.cluster(Map.of(), settings);
        Registry registry = Registry.start(cluster.settings())) {
      Optional<Secret> secret = token.map(text -> Secret.of(text.getBytes(UTF_8)));
      Nodes nodes = new Nodes(cluster, secret, Clock.systemUTC());
      Load.warmUp(cluster, nodes, sizes.burst());
      List<Figure> figures = figures(cluster, nodes, sizes, settings.get("proof.level"));
      registry.requireReady();
      return figures;
    }
  }

  private static List<Figure> figures(Cluster cluster, Nodes nodes, Sizes sizes, String proof)
      throws InterruptedException {
    Load.Taken rate = Load.burst(cluster, nodes, Load.addresses("rate", sizes.rate()));
    Load.Taken burst = Load.burst(cluster, nodes, Load.addresses("burst", sizes.burst()));
    String many = "%d registrations, warm, proof %s".formatted(rate.count(), proof);
    String few = "burst of %d until all show, proof %s".formatted(burst.count(), proof);
    return List.of(
        Figure.of(NAME, many, "rate", rate.perSecond(), "/s").aiming(RATE),
        Figure.of(NAME, few, "time", burst.nanos() / NANOS_PER_MS, "ms").aiming(BURST));
  }
}
