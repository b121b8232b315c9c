package io.rejoin.standalone.up;

import io.rejoin.standalone.Columns;
import java.io.PrintWriter;
import java.net.InetSocketAddress;

/** What a newcomer sees when everything is up: what listens where, and what to try next. */
record Announcement(UpPlan plan, Standalone cluster) {

  private static final int DEFAULT_DOOR_PORT = 8080;

  void print(PrintWriter out) {
    out.printf("%nRejoin is up.%n%n");
    whatListens().print(out, "  ");
    out.printf("%nTry next, in another terminal:%n");
    whatToTry().print(out, "  ");
    out.printf("%nCtrl-C stops everything.%n");
    out.flush();
  }

  private Columns whatListens() {
    Columns table = new Columns();
    table.row("WHAT", "WHERE", "SET BY");
    table.row("Kafka broker", cluster.bootstrapServers(), "--broker-port, --bootstrap-servers");
    table.row(
        "schema registry",
        cluster.schemaRegistryUrl(),
        "--schema-registry-port, --schema-registry");
    table.row("registry", cluster.door().toString(), "--http-port");
    table.row("gate's health", cluster.gateHttp() + "/health/ready", "--gate-http-port");
    plan.listeners()
        .forEach((realm, port) -> table.row("gate of " + realm, where(realm, port), "--listen"));
    table.row("data", plan.data().toString(), plan.ephemeral() ? "thrown away" : "--data");
    return table.row("log", plan.data().resolve("logs").toString());
  }

  private String where(String realm, int asked) {
    String closed =
        "%s:%s, closed until it can be served".formatted(plan.host(), asked == 0 ? "?" : asked);
    return cluster.listening(realm).map(Announcement::text).orElse(closed);
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  private Columns whatToTry() {
    String master =
        cluster.door().getPort() == DEFAULT_DOOR_PORT ? "" : " --master " + cluster.door();
    return new Columns()
        .row("./rejoin agent --register --master " + cluster.door() + " --address worker-1")
        .row("./rejoin nodes" + master)
        .row("./rejoin events --follow" + master)
        .row("./rejoin demo");
  }
}
