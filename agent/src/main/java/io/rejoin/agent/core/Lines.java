package io.rejoin.agent.core;

import io.rejoin.runtime.backoff.Health;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.value.Endpoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the agent says to people. The lines of a registration are those of the first note. */
final class Lines {

  static final String REGISTERING = "Registering with master node...";

  private Lines() {}

  static List<String> registered(Standing standing, String nodeName) {
    List<String> lines = new ArrayList<>();
    lines.add("✓ Registered successfully!");
    lines.add("  Node ID: " + standing.nodeId());
    lines.add("  Node Name: " + nodeName);
    lines.add("  Status: " + standing.status().name().toLowerCase(Locale.ROOT));
    if (standing.reconnected()) {
      lines.add(
          "  Note: Reconnected to existing registration (registered at: %s)"
              .formatted(instant(standing.registeredAtMs())));
    }
    if (standing.lostJob() != null) {
      lines.add("  Note: Job %s of the earlier stay was cleared".formatted(standing.lostJob()));
    }
    return lines;
  }

  static String refused(Result result) {
    return result.text() + held(result.holder());
  }

  static String refusedUntil(Result result, long delayMs) {
    return "Registration refused (%s): %s; trying again in %d ms"
        .formatted(result.refusal(), refused(result), delayMs);
  }

  static String amendmentRefused(Result result) {
    return "Change of the registration refused (%s), the earlier one stays: %s"
        .formatted(result.refusal(), refused(result));
  }

  static String failed(String why, long delayMs) {
    return "Registration not confirmed: %s; trying again in %d ms".formatted(why, delayMs);
  }

  static String notReadBack(long withinMs) {
    return "Expected to read its result back within %d ms, but there was none".formatted(withinMs);
  }

  static String leftUnanswered(long withinMs) {
    return "Left; the registry did not confirm it within %d ms and will find out by itself"
        .formatted(withinMs);
  }

  static String unreachable(Health health) {
    return health.kind() == Health.Kind.FAILED
        ? "The registry has not answered %d times in a row: asking it only now and then"
            .formatted(health.failures())
        : "The registry has not answered %d times in a row".formatted(health.failures());
  }

  /** A failed state is an alarm, a degraded one not yet. */
  static Effects.Level gravity(Health health) {
    return health.kind() == Health.Kind.FAILED ? Effects.Level.ERROR : Effects.Level.WARN;
  }

  static String lost(Loss loss) {
    String stay = loss.standing() == null ? "" : " (epoch %d)".formatted(loss.standing().epoch());
    return "This incarnation is over%s: %s; registering as a new one".formatted(stay, loss.text());
  }

  static String kickedWithAnother(Kick kick) {
    return "Expected to hold the address, but a later incarnation %s of it was kicked at epoch %d"
        .formatted(kick.incarnation(), kick.epoch());
  }

  static String isolated(long silentMs, boolean fenced) {
    return "No heartbeat acknowledged for %d ms: %s"
        .formatted(
            silentMs,
            fenced
                ? "closing everything until the registry is back"
                : "serving on, without new jobs or leadership");
  }

  static String backInTouch() {
    return "Heartbeats are acknowledged again";
  }

  static String moved(Offer before, Offer after) {
    String name = after.profile().name();
    String hostsBefore = hosts(before.endpoints());
    String hostsAfter = hosts(after.endpoints());
    return hostsBefore.equals(hostsAfter)
        ? "Node %s endpoints changed from %s to %s"
            .formatted(name, before.endpoints(), after.endpoints())
        : "Node %s cluster IP changed from %s to %s".formatted(name, hostsBefore, hostsAfter);
  }

  private static String held(Result.Holder holder) {
    if (holder == null) {
      return "";
    }
    String endpoints =
        holder.endpoints().stream().map(Endpoint::toString).collect(Collectors.joining(", "));
    return "; held by incarnation %s (epoch %d) from %s%s since %s"
        .formatted(
            holder.incarnation(),
            holder.epoch(),
            holder.origin(),
            endpoints.isEmpty() ? "" : " at " + endpoints,
            instant(holder.acceptedAtMs()));
  }

  private static String hosts(List<Endpoint> endpoints) {
    return endpoints.isEmpty()
        ? "none"
        : endpoints.stream().map(Endpoint::host).distinct().collect(Collectors.joining(", "));
  }

  private static Instant instant(long epochMs) {
    return Instant.ofEpochMilli(epochMs).truncatedTo(ChronoUnit.SECONDS);
  }
}
