package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.value.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DialerTest {

  private final Transport transport = Transport.best(1);
  private NameServer names;
  private Dialer dialer;

  @BeforeEach
  void start() throws Exception {
    names = new NameServer();
    dialer =
        new Dialer(
            transport,
            Rig.settings().connectTimeOut(10_000).build(),
            new SingletonDnsServerAddressStreamProvider(names.where()));
  }

  @AfterEach
  void stop() {
    dialer.close();
    names.close();
    transport.loops().shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void shouldResolveHostNameAnewAtEachConnectThoughItMayBeKept() throws Exception {
    try (TestBackend here = TestBackend.echo();
        TestBackend there = TestBackend.at(alias(2, here.port()), TestBackend::echo)) {
      Endpoint node = new Endpoint("tcp", "router.cluster.test", here.port());
      names.point(127, 0, 0, 1);
      assertThat(reached(node)).isEqualTo("127.0.0.1");
      names.point(127, 0, 0, 2);
      assertThat(reached(node)).isEqualTo("127.0.0.2");
      assertThat(names.asked()).isGreaterThanOrEqualTo(2);
      Await.until("a connection there", () -> there.accepted() == 1);
    }
  }

  @Test
  void shouldAskNobodyWhenHostIsAnAddress() throws Exception {
    try (TestBackend here = TestBackend.echo()) {
      assertThat(reached(new Endpoint("tcp", "127.0.0.1", here.port()))).isEqualTo("127.0.0.1");
      assertThat(names.asked()).isZero();
    }
  }

  @Test
  void shouldFailAsIfNobodyAnsweredWhenNameIsUnknown() {
    Future<SocketChannel> dialled = dial(new Endpoint("tcp", "gone.cluster.test", 9));

    assertThat(dialled.isSuccess()).isFalse();
    assertThat(Sightings.of(dialled.cause())).isEqualTo(Sighting.TIMED_OUT);
  }

  @Test
  void shouldFailInTimeWhenNameServerIsSilent() throws Exception {
    try (java.net.DatagramSocket silent =
            new java.net.DatagramSocket(0, InetAddress.getLoopbackAddress());
        Dialer impatient =
            new Dialer(
                transport,
                Rig.settings().connectTimeOut(200).build(),
                new SingletonDnsServerAddressStreamProvider(
                    (InetSocketAddress) silent.getLocalSocketAddress()))) {
      Future<SocketChannel> dialled =
          impatient
              .dial(new Endpoint("tcp", "slow.cluster.test", 9), transport.loops().next())
              .awaitUninterruptibly();

      assertThat(dialled.cause()).hasMessageContaining("within 200 ms");
    }
  }

  @Test
  void shouldFailAsRefusedWhenNobodyListens() throws Exception {
    TestBackend gone = TestBackend.echo();
    gone.close();

    Future<SocketChannel> dialled = dial(new Endpoint("tcp", "127.0.0.1", gone.port()));

    assertThat(Sightings.of(dialled.cause())).isEqualTo(Sighting.REFUSED);
  }

  @Test
  void shouldTellResetsFromTheRest() {
    assertThat(Sightings.of(new java.io.IOException("Connection reset by peer")))
        .isEqualTo(Sighting.RESET);
    assertThat(List.of(new java.io.IOException(), new java.net.NoRouteToHostException("no route")))
        .extracting(Sightings::of)
        .containsOnly(Sighting.TIMED_OUT);
  }

  private String reached(Endpoint endpoint) {
    Future<SocketChannel> dialled = dial(endpoint);
    assertThat(dialled.cause()).isNull();
    InetSocketAddress remote = dialled.getNow().remoteAddress();
    dialled.getNow().close().syncUninterruptibly();
    return remote.getAddress().getHostAddress();
  }

  private Future<SocketChannel> dial(Endpoint endpoint) {
    return dialer.dial(endpoint, transport.loops().next()).awaitUninterruptibly();
  }

  private static InetSocketAddress alias(int last, int port) throws Exception {
    return new InetSocketAddress(
        InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), port);
  }
}
