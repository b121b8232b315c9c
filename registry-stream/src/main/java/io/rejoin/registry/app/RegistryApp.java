package io.rejoin.registry.app;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.rejoin.registry.decisions.DecisionTopology;
import io.rejoin.registry.door.HttpDoor;
import io.rejoin.registry.door.Views;
import io.rejoin.registry.intake.BackPressure;
import io.rejoin.registry.intake.IntakeTopology;
import io.rejoin.registry.liveness.FollowedNodes;
import io.rejoin.registry.liveness.LivenessTopology;
import io.rejoin.runtime.config.HttpSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedEnvironment;
import io.rejoin.runtime.feed.FeedOptions;
import io.rejoin.runtime.feed.FeedReader;
import io.rejoin.runtime.http.HttpOptions;
import io.rejoin.runtime.http.HttpService;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.metrics.Meters;
import io.rejoin.runtime.ready.Conditions;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.proof.Secrets;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.topic.Marks;
import io.rejoin.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * A registry instance put together. Its parts are to be started in order and stopped in reverse;
 * several instances of one cluster share the work, and any of them answers.
 */
public final class RegistryApp {

  private static final Duration READ_ALL = Duration.ofMinutes(2);
  private static final Duration VIEW_AGE = Duration.ofSeconds(5);

  private final Settings settings;
  private final BiConsumer<String, Throwable> failure;
  private final Meters meters = new Meters("registry");
  private final Conditions conditions = new Conditions(Clock.systemUTC());
  private final Tools tools;
  private final HttpService http;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param settings of {@link RegistrySettings#TABLE}
   * @param failure told when a part cannot go on: the program is to end
   */
  public RegistryApp(Settings settings, BiConsumer<String, Throwable> failure) {
    this.settings = settings;
    this.failure = failure;
    this.tools = new Tools(settings, meters);
    this.http = httpService();
    assemble(ProofSecrets.of(settings));
  }

  /** What to start, in order. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** The port of the door, once started. */
  public int port() {
    return http.port();
  }

  /** What {@code /health/ready} shows. */
  public Conditions conditions() {
    return conditions;
  }

  private void assemble(Optional<Secrets> secrets) {
    Topics topics = tools.topics();
    FeedReader reader = feedReader();
    Feed<Node> nodes = reader.follow(tools.values().source(topics.nodes(), Codecs.NODE));
    RulesInForce rules =
        new RulesInForce(
            nodes,
            new Marks(tools.values().codec(topics.position(), Codecs.POSITION)),
            RulesSettings.rules(settings, 0));
    Views views =
        new Views(
            nodes,
            reader.follow(tools.values().source(topics.leaders(), Codecs.LEADER)),
            reader.follow(tools.values().source(topics.routes(), Codecs.ROUTES)),
            reader.follow(tools.values().source(topics.kicks(), Codecs.KICK)),
            rules);
    parts.add(Part.closing("meters", Duration.ofSeconds(2), meters));
    parts.add(Part.closing("kafka clients", Duration.ofSeconds(5), tools));
    parts.add(new TopicsVerified(settings, topics, tools.admin()));
    parts.add(reader);
    parts.add(caughtUp(views));
    parts.add(
        new RulesPublisher(
            settings,
            rules,
            tools.values().codec(topics.control(), Codecs.CONTROL),
            tools.producer()));
    addStages(new Stages(tools, secrets, rules, meters.registry()), views);
    addDoor(views, secrets);
  }

  private void addStages(Stages stages, Views views) {
    String prefix = tools.topics().prefix();
    String deciding = prefix + "decisions";
    TransactionFencer fencer =
        new TransactionFencer(
            deciding,
            tools.admin(),
            new HangingTransactions(deciding, prefix, tools.admin(), System::nanoTime));
    parts.add(fencer);
    StagePart decisions =
        stage("decisions", deciding, stages.decisions(), 1, DecisionTopology.settings())
            .watchedBy(fencer);
    StagePart liveness =
        stage(
                "liveness",
                prefix + "liveness",
                stages.liveness(new FollowedNodes(views.nodes())),
                settings.get(RegistrySettings.LIVENESS_THREADS),
                LivenessTopology.settings())
            .watchedBy((now, before) -> {});
    StagePart intake =
        stage(
                "intake",
                prefix + "intake",
                stages.intake(),
                settings.get(RegistrySettings.INTAKE_THREADS),
                IntakeTopology.settings())
            .watchedBy((now, before) -> {});
    parts.addAll(
        List.of(decisions, liveness, intake, leaving(List.of(decisions, liveness, intake))));
    addBrake(intake.streams(), views.nodes());
  }

  /** Work that one stage has handed over would wait for the next one to follow. */
  private static Part leaving(List<StagePart> stages) {
    return Part.of(
        "all stages", Duration.ofSeconds(1), () -> {}, () -> stages.forEach(StagePart::leave));
  }

  /** Age of the last mark: how far decisions are behind, at least. */
  private void addBrake(KafkaStreams intake, Feed<Node> nodes) {
    IntakeBrake brake =
        new IntakeBrake(
            new BackPressure(
                () -> nodes.age().map(Duration::toMillis).orElse(0L),
                BackPressure.DEFAULT_LIMIT_MS,
                intake::pause,
                intake::resume));
    conditions.watch("intake", brake::verdict);
    parts.add(brake);
  }

  private StagePart stage(
      String name, String id, Topology topology, int threads, Map<String, Object> own) {
    StagePart part =
        new StagePart(
            name, topology, StageSettings.of(tools.kafka(), id, threads, own), conditions, failure);
    KafkaStreamsMetrics binder = new KafkaStreamsMetrics(part.streams());
    binder.bindTo(meters.registry());
    parts.add(Part.closing("meters of " + name, Duration.ofSeconds(1), binder));
    return part;
  }

  private void addDoor(Views views, Optional<Secrets> secrets) {
    HttpDoor door =
        new HttpDoor(
            new HttpDoor.Clients(
                tools.producer(),
                () -> tools.consumer("tail"),
                tools.values().serializer(),
                tools.values().deserializer()),
            views,
            tools.topics(),
            secrets);
    conditions.watch("view of nodes", () -> views.nodes().readiness(VIEW_AGE));
    conditions.watch("view of routes", () -> views.routes().readiness(VIEW_AGE));
    parts.addAll(door.parts());
    http.routes(door::addTo);
    parts.add(http);
    parts.add(door.endOfWatches());
  }

  /** The rules in force and the door's state are known only when the topics have been read. */
  private static Part caughtUp(Views views) {
    return Part.of(
        "first reading",
        Duration.ofSeconds(1),
        () -> {
          for (Feed<?> feed :
              List.of(views.nodes(), views.leaders(), views.routes(), views.kicks())) {
            feed.awaitCaughtUp(READ_ALL).get();
          }
        },
        () -> {});
  }

  private FeedReader feedReader() {
    return new FeedReader(
        "registry-feed",
        FeedOptions.STANDARD,
        new FeedEnvironment(
            tools.kafka().consumer("rejoin-registry-feed"),
            tools.kafka().admin("rejoin-registry-feed-admin"),
            meters.clients(),
            TimeSource.system(),
            new SplittableRandom()));
  }

  private HttpService httpService() {
    HttpOptions options =
        HttpOptions.of(
            settings.get(HttpSettings.HOST),
            settings.get(RegistrySettings.PORT),
            RegistrySettings.PORT.key());
    return new HttpService(options, conditions, meters::scrape);
  }
}
