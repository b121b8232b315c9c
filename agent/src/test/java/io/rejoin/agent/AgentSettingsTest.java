package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.agent.core.AgentPolicy;
import io.rejoin.agent.reach.DetectedIp;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsRefusedException;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentSettingsTest {

  @TempDir private Path directory;

  @Test
  void shouldHaveTheDefaultsOfTheDesign() {
    AgentOptions options = options(Map.of());

    assertThat(options.policy())
        .isEqualTo(
            new AgentPolicy(
                2_000, 8_000, 2_000, 5_000, 300_000, 5_000, 200, Backoff.STANDARD, false));
    assertThat(options.offer().profile().roles()).containsExactly(Role.WORKER);
    assertThat(options.address()).as("the host's name").isNotBlank();
    assertThat(options.offer().profile().name()).isEqualTo(options.address());
    assertThat(options.offer().origin()).isNotBlank();
    assertThat(options.force()).isFalse();
    assertThat(options.surroundings().probe()).isEmpty();
    assertThat(options.surroundings().hardware()).isTrue();
    assertThat(options.surroundings().dataDir())
        .contains(Path.of(System.getProperty("user.home"), ".rejoin", "agent"));
  }

  @Test
  void shouldReadWhatANodeIs() {
    Profile profile =
        options(
                Map.of(
                    "node.address", "router-1",
                    "node.name", "Router one",
                    "node.type", "laptop",
                    "node.roles", "router, PROXY",
                    "node.realms", "b,a",
                    "node.labels", "zone=x,zone=y,empty="))
            .offer()
            .profile();

    assertThat(profile.name()).isEqualTo("Router one");
    assertThat(profile.type()).isEqualTo("laptop");
    assertThat(profile.roles()).containsExactly(Role.ROUTER, Role.PROXY);
    assertThat(profile.realms()).containsExactly("a", "b");
    assertThat(profile.capabilities().labels())
        .containsOnly(Map.entry("zone", "y"), Map.entry("empty", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "flag,     ours,   crossbar, flag",
    ",         ours,   crossbar, ours",
    ",         ,       crossbar, crossbar"
  })
  void shouldTakeTheClusterIpFromTheFirstThatTellsIt(
      String flag, String ours, String crossbar, String taken) throws Exception {
    Path file = Files.writeString(directory.resolve("p"), "cluster.ip=from-file\n");
    Map<String, String> environment =
        ours == null
            ? Map.of("CROSSBAR_NODE_CLUSTER_IP", crossbar)
            : Map.of("CROSSBAR_NODE_CLUSTER_IP", crossbar, "REJOIN_CLUSTER_IP", ours);
    Settings settings =
        AgentProgram.TABLE.read(
            new SettingsSources(
                flag == null ? Map.of() : Map.of("cluster.ip", flag),
                environment,
                Optional.of(file)));

    assertThat(reach(settings).find()).contains(taken);
  }

  @Test
  void shouldDetectTheClusterIpTowardsTheBrokersWhenNobodyTellsIt() {
    Settings settings = read(Map.of("bootstrap.servers", "kafka-1:9092,SASL_SSL://kafka_2:9093"));

    assertThat(reach(settings))
        .isEqualTo(new DetectedIp(List.of(place("kafka-1", 9092), place("kafka_2", 9093)), false));
  }

  @Test
  void shouldDetectTheClusterIpTowardsTheMasterWhenItIsUsed() {
    Settings settings =
        read(
            Map.of(
                "master.url", "https://master,http://other:8080/base",
                "cluster.ip.loopback", "true"));

    assertThat(reach(settings))
        .isEqualTo(new DetectedIp(List.of(place("master", 443), place("other", 8080)), true));
  }

  @Test
  void shouldReadProbePolicyAndMemory() {
    AgentOptions options =
        options(
            Map.of(
                "probe.target", "tcp://localhost:5432",
                "probe.fall", "3",
                "on.registry.loss", "fence",
                "register.safety.ms", "0",
                "register.retry.max.ms", "5000",
                "agent.data.dir", ""));

    assertThat(options.surroundings().probe())
        .hasValueSatisfying(
            probe -> {
              assertThat(probe.target()).isEqualTo("tcp://localhost:5432");
              assertThat(probe.fall()).isEqualTo(3);
              assertThat(probe.timeout()).isEqualTo(Duration.ofMillis(500));
            });
    assertThat(options.policy().fence()).isTrue();
    assertThat(options.policy().safetyMs()).isEqualTo(Long.MAX_VALUE);
    assertThat(options.policy().backoff().max()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.surroundings().dataDir()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node.roles | BOSS | out of ROUTER, PROXY, WORKER",
        "node.roles | '' | out of ROUTER, PROXY, WORKER",
        "node.labels | zone | of NAME=VALUE",
        "node.endpoints | ws:80,8080 | PROTOCOL:PORT",
        "probe.target | localhost:80 | tcp://HOST:PORT",
        "master.url | master:8080 | http://HOST:PORT",
        "master.url | http://a b | http://HOST:PORT",
        "heartbeat.interval.ms | 5000 | at least twice heartbeat.interval.ms, 10000",
        "on.registry.loss | panic | keep, fence",
        "proof.level | token | proof.token"
      })
  void shouldSayWhatIsWrongWithASetting(String key, String value, String expected) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(SettingsRefusedException.class)
        .hasMessageContaining("Expected")
        .hasMessageContaining(expected);
  }

  @Test
  void shouldRefuseASecretThatCanBeGuessed() {
    assertThatThrownBy(() -> read(Map.of("proof.level", "token", "proof.token", "short")))
        .hasMessageContaining("at least 16 bytes")
        .hasMessageContaining("proof.token")
        .hasMessageNotContaining("short");
  }

  @Test
  void shouldRefuseAProbeThatIsSlowerThanTheLease() {
    Map<String, String> slow =
        Map.of("probe.target", "tcp://localhost:1", "probe.interval.ms", "5000");

    assertThatThrownBy(() -> read(slow)).hasMessageContaining("8000 ms, but they take 11000 ms");
    assertThat(read(Map.of("probe.interval.ms", "5000"))).as("without a probe").isNotNull();
  }

  private static io.rejoin.agent.reach.ClusterIp reach(Settings settings) {
    return AgentOptions.of(settings, (address, takesJobs, counter) -> null, wiring())
        .surroundings()
        .reachability()
        .orElseThrow()
        .clusterIp();
  }

  private static AgentOptions options(Map<String, String> given) {
    return AgentOptions.of(read(given), (address, takesJobs, counter) -> null, wiring());
  }

  private static Settings read(Map<String, String> given) {
    return AgentProgram.TABLE.read(SettingsSources.commandLine(given));
  }

  private static Wiring wiring() {
    return new Wiring(TimeSource.system(), new Random(), new SimpleMeterRegistry());
  }

  private static InetSocketAddress place(String host, int port) {
    return InetSocketAddress.createUnresolved(host, port);
  }
}
