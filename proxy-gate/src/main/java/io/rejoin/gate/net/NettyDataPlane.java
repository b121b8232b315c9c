package io.rejoin.gate.net;

import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.rejoin.gate.core.Admission;
import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.DataPlane;
import io.rejoin.gate.core.Refusal;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * The data plane on Netty's sockets: one listener a realm, over a native transport where there is
 * one. Orders come from the control thread, on which it also carries out what falls due later.
 */
public final class NettyDataPlane implements DataPlane {

  private static final long LOOPS_END_MS = 1_000;

  private final Plumbing plumbing;
  private final Executor control;
  private final Map<String, RealmPort> realms = new ConcurrentHashMap<>();
  private CompletableFuture<Void> cutting = CompletableFuture.completedFuture(null);

  private NettyDataPlane(Plumbing plumbing, Executor control) {
    this.plumbing = plumbing;
    this.control = control;
  }

  /**
   * Starts the event loops; no port is open yet.
   *
   * @param jitter 0 up to, not including, 1; from any thread
   * @param control the single thread that the orders come from
   */
  public static NettyDataPlane start(
      NetSettings settings, DataPlaneEvents events, DoubleSupplier jitter, Executor control) {
    return on(Transport.best(settings.threads()), settings, events, jitter, control);
  }

  static NettyDataPlane on(
      Transport transport,
      NetSettings settings,
      DataPlaneEvents events,
      DoubleSupplier jitter,
      Executor control) {
    return new NettyDataPlane(
        new Plumbing(
            settings,
            transport,
            new Dialer(transport, settings, DnsServerAddressStreamProviders.platformDefault()),
            events,
            new HoldBudget(settings.hold()),
            new Turnstile(settings.limits().gate()),
            jitter),
        control);
  }

  /** The kind of sockets in use, for people. */
  public String transport() {
    return plumbing.transport().name();
  }

  /** What has passed through a realm. Any thread may ask. */
  public RealmTraffic traffic(String realm) {
    return port(realm).gate().traffic();
  }

  /** Clients of a realm that are connected, those who wait included. Any thread may ask. */
  public int clients(String realm) {
    return port(realm).gate().clients();
  }

  /** Clients of a realm that wait. Any thread may ask. */
  public int waiting(String realm) {
    return port(realm).gate().room().size();
  }

  /** Bytes kept for clients that wait, of all realms. Any thread may ask. */
  public long waitingBytes() {
    return plumbing.budget().bytes();
  }

  /** Connections of a realm's backends, former ones included. Any thread may ask. */
  public SortedMap<Backend, Integer> connections(String realm) {
    return port(realm).connections();
  }

  @Override
  public void withdraw(String realm, Backend backend) {
    port(realm).withdraw(backend);
  }

  @Override
  public void cut(String address, long upToEpoch) {
    cutting =
        CompletableFuture.allOf(
            cutting, allOf(realms.values().stream().map(realm -> realm.cut(address, upToEpoch))));
  }

  @Override
  public void assign(String realm, Backend backend) {
    port(realm).assign(backend);
  }

  @Override
  public void prefer(String realm, String address) {
    port(realm).prefer(address);
  }

  @Override
  public void drain(String realm, Backend backend, long limitMs) {
    port(realm).drain(backend, limitMs, control);
  }

  @Override
  public void admit(String realm, Admission.Mode mode, Refusal refusal) {
    port(realm).gate().meet(mode, refusal);
  }

  @Override
  public void open(String realm, int port) {
    port(realm).listener().open(port);
  }

  @Override
  public void close(String realm) {
    port(realm).listener().close();
  }

  @Override
  public void acknowledge(String realm, long revision) {
    cutting = cutting.whenComplete((done, problem) -> plumbing.events().applied(realm, revision));
  }

  /**
   * Closes all ports, lets what runs finish until the grace is over, cuts the rest and ends the
   * event loops. Called on the control thread; completes when nothing is left.
   */
  public CompletableFuture<Void> stop(long graceMs) {
    return allOf(realms.values().stream().map(RealmPort::retire))
        .completeOnTimeout(null, graceMs, TimeUnit.MILLISECONDS)
        .thenComposeAsync(quiet -> allOf(realms.values().stream().map(RealmPort::stop)), control)
        .thenCompose(ended -> endLoops());
  }

  private CompletableFuture<Void> endLoops() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    plumbing.dialer().close();
    plumbing
        .transport()
        .loops()
        .shutdownGracefully(0, LOOPS_END_MS, TimeUnit.MILLISECONDS)
        .addListener(done -> ended.complete(null));
    return ended;
  }

  private static CompletableFuture<Void> allOf(Stream<CompletableFuture<Void>> all) {
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }

  private RealmPort port(String realm) {
    return realms.computeIfAbsent(realm, name -> new RealmPort(name, plumbing));
  }
}
