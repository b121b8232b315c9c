package io.rejoin.registry.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.LivenessCounted;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.state.Position.Source;
import io.rejoin.schemas.topic.Origin;
import io.rejoin.schemas.topic.ReservedKeys;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes a control log, with verbs for what nodes do; as intake would, sources and all. */
public final class LogScript {

  static final String REALM = "realm1";
  static final String TOPIC_ID = "Zm9vYmFyYmF6cXV4MTIzNA";

  private final List<LogRecord> records = new ArrayList<>();
  private long atMs = 1_750_000_000_000L;
  private long sourceOffset = -1;
  private boolean assigned;

  /** A log of cluster "test". */
  public static LogScript begun() {
    return new LogScript().own(ReservedKeys.LOG, new LogStarted("test", 0)).tick();
  }

  /** Another log of the same cluster, made anew, into which intake forwards what comes next. */
  LogScript madeAnew(long base) {
    LogScript next = new LogScript();
    next.sourceOffset = sourceOffset;
    next.atMs = atMs;
    return next.own(ReservedKeys.LOG, new LogStarted("test", base));
  }

  public List<LogRecord> records() {
    return Collections.unmodifiableList(records);
  }

  int size() {
    return records.size();
  }

  /** What the registry itself writes: without a source. */
  public LogScript own(String key, ControlInput input) {
    return add(key, Fixtures.CODECS.control().write(Control.own(key, input)), new RecordHeaders());
  }

  /** What intake forwards. */
  public LogScript say(String key, ControlInput input) {
    return add(key, Fixtures.CODECS.control().write(Control.own(key, input)), forwarded());
  }

  /** What nobody can read. */
  LogScript garbage(String key, byte[] value) {
    return add(key, value, forwarded());
  }

  private RecordHeaders forwarded() {
    RecordHeaders headers = new RecordHeaders();
    Source source = new Source(TOPIC_ID, 0, ++sourceOffset);
    Origin origin = assigned ? new Origin(source, sourceOffset - 1) : Origin.first(source);
    assigned = true;
    origin.write(headers);
    return headers;
  }

  private LogScript add(String key, byte[] value, RecordHeaders headers) {
    byte[] name = key == null ? null : key.getBytes(UTF_8);
    records.add(new LogRecord(records.size(), atMs++, name, value, headers));
    return this;
  }

  /** Repeats what was forwarded last, as an intake that crashed in between does. */
  LogScript repeat() {
    LogRecord last = records.get(records.size() - 1);
    return add(new String(last.key(), UTF_8), last.value(), new RecordHeaders(last.headers()));
  }

  public LogScript tick() {
    atMs += 999;
    return own(ReservedKeys.TICK, new Tick());
  }

  LogScript ticks(int seconds) {
    for (int i = 0; i < seconds; i++) {
      tick();
    }
    return this;
  }

  LogScript counted(int partition) {
    return own(ReservedKeys.LIVENESS, new LivenessCounted(partition, 1, 1));
  }

  public LogScript router(String address, int incarnation, String host) {
    return say(address, registration(profile(Role.ROUTER, REALM), incarnation, host));
  }

  LogScript gate(String address, int incarnation) {
    return say(address, registration(profile(Role.PROXY, REALM), incarnation, address));
  }

  public LogScript worker(String address, int incarnation) {
    return say(address, registration(profile(Role.WORKER), incarnation, address));
  }

  LogScript rulesOfLevel(int level) {
    Rules r = Rules.DEFAULT;
    Rules next =
        new Rules(
            r.version() + 1,
            level,
            r.suspectAfterMs(),
            r.termMs(),
            r.tickMs(),
            r.loopbackAllowed(),
            r.proofRequired(),
            r.reportersNeeded(),
            r.duelTakeovers(),
            r.duelWindowMs(),
            r.removalAfterMs(),
            r.routersPerRealm(),
            r.breaker());
    return own(ReservedKeys.RULES, next);
  }

  LogScript moved(String address, int incarnation, long version, String host) {
    Endpoint endpoint = new Endpoint("tcp", host, 8080);
    return say(address, new ClusterIpReport(stay(incarnation), version, List.of(endpoint)));
  }

  LogScript assign(String address, int incarnation, String job) {
    return say(address, new Assignment(stay(incarnation), job, "scheduler"));
  }

  LogScript silent(String address, int incarnation, long silentMs) {
    return own(address, new NodeSilent(stay(incarnation), silentMs));
  }

  LogScript expire(String address, int incarnation) {
    return silent(address, incarnation, 5_000).silent(address, incarnation, 8_000);
  }

  LogScript order(Command.Order order, String key) {
    return say(key, new Command(order, "order-1", "operator", "testing", null, null));
  }

  static UUID stay(int incarnation) {
    return new UUID(7, incarnation);
  }

  static Registration registration(Profile profile, int incarnation, String host) {
    List<Endpoint> endpoints =
        profile.isRouter() ? List.of(new Endpoint("tcp", host, 8080)) : List.of();
    return new Registration(
        Registration.Action.REGISTER,
        stay(incarnation),
        "request-" + incarnation,
        profile,
        endpoints,
        "origin-of-" + host,
        false,
        "test",
        "");
  }

  static Profile profile(Role role, String... realms) {
    Capabilities capabilities =
        new Capabilities("Intel Core i7", 16, 16L << 30, List.of(), new TreeMap<>());
    return new Profile("a node", "server", List.of(role), Arrays.asList(realms), capabilities);
  }

  /**
   * A bit of everything: two routers, a gate, a worker; one comes back, one dies, one is removed.
   */
  static LogScript story() {
    return begun()
        .router("router-1", 1, "10.0.0.1")
        .router("router-2", 2, "10.0.0.2")
        .tick()
        .gate("gate-1", 3)
        .worker("worker-1", 4)
        .assign("worker-1", 4, "job-1")
        .counted(3)
        .tick()
        .worker("worker-1", 5)
        .moved("router-2", 2, 1, "10.0.0.9")
        .repeat()
        .expire("router-1", 1)
        .ticks(2)
        .moved("router-9", 9, 1, "10.0.0.99")
        .order(Command.Order.DRAIN, "router-2")
        .order(Command.Order.REMOVE, "worker-1")
        .router("router-1", 6, "10.0.0.7")
        .garbage("router-1", "no value".getBytes(UTF_8))
        .garbage("nobody", null)
        .garbage(null, new byte[] {0, 0, 0, 99, 99, 1})
        .worker("worker-1", 4)
        .tick()
        .worker("worker-2", 8)
        .order(Command.Order.KICK, "router-2");
  }
}
