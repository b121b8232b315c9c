package io.rejoin.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.schemas.value.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachabilityTest {

  @ParameterizedTest
  @CsvSource({
    "ws:8080, ws://router-1:8080",
    "tcp://db.example:5432, tcp://db.example:5432",
    "rs://[fd00::1]:9000, rs://[fd00::1]:9000",
    "' tcp:1 ', tcp://router-1:1"
  })
  void shouldPutAServiceAtTheClusterIpUnlessItNamesAHost(String spelt, String endpoint) {
    Service service = Service.parse(spelt);

    assertThat(service.at("router-1")).hasToString(endpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8080", "ws", "ws:0", "ws:65536", "ws:123456", "ws://h", "ws:80:90"})
  void shouldRefuseAServiceThatIsMisspelt(String spelt) {
    assertThatThrownBy(() -> Service.parse(spelt))
        .hasMessage(
            "Expected an endpoint as PROTOCOL:PORT or PROTOCOL://HOST:PORT, but it is " + spelt);
  }

  @Test
  void shouldKeepAHostNameAsItIs() {
    Reachability reach = new Reachability(ClusterIp.given("router-1"), services("ws:2", "tcp:1"));

    assertThat(reach.endpoints())
        .contains(List.of(new Endpoint("tcp", "router-1", 1), new Endpoint("ws", "router-1", 2)));
  }

  @Test
  void shouldHaveNoEndpointsWhenThereIsNoClusterIp() {
    assertThat(new Reachability(Optional::empty, services("ws:2")).endpoints()).isEmpty();
  }

  @Test
  void shouldNeedNoClusterIpWhenNothingIsServedThere() {
    assertThat(new Reachability(Optional::empty, List.of()).endpoints()).contains(List.of());
    assertThat(new Reachability(Optional::empty, services("tcp://db:1")).endpoints())
        .contains(List.of(new Endpoint("tcp", "db", 1)));
  }

  @Test
  void shouldTakeTheAddressThatWouldReachTheRegistry() {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9092);

    assertThat(new DetectedIp(List.of(local), true).find()).contains("127.0.0.1");
  }

  @Test
  void shouldNeverDetectLoopbackWhereTheClusterDoesNotAllowIt() {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9092);
    InetSocketAddress unknown = InetSocketAddress.createUnresolved("no-such-host.invalid", 9092);

    Optional<InetAddress> detected =
        new DetectedIp(List.of(unknown, local), false).find().map(ReachabilityTest::parsed);

    assertThat(detected.stream()).noneMatch(InetAddress::isLoopbackAddress);
    assertThat(detected.stream()).allMatch(ReachabilityTest::isOfThisMachine);
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      throw new AssertionError(e);
    }
  }

  private static InetAddress parsed(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Service> services(String... spelt) {
    return Stream.of(spelt).map(Service::parse).toList();
  }
}
