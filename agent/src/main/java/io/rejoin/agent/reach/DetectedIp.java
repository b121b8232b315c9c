package io.rejoin.agent.reach;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address of the interface that would reach the registry, else of any that others can reach.
 * Loopback only where the cluster allows it: the standalone one, on one machine.
 *
 * @param registry where it is; names are resolved at each look
 */
public record DetectedIp(List<InetSocketAddress> registry, boolean loopbackAllowed)
    implements ClusterIp {

  private static final Logger LOG = LoggerFactory.getLogger(DetectedIp.class);

  public DetectedIp {
    registry = List.copyOf(registry);
  }

  @Override
  public Optional<String> find() {
    return Stream.concat(towardsRegistry(), ofInterfaces())
        .filter(this::isReachable)
        .map(DetectedIp::text)
        .findFirst();
  }

  private Stream<InetAddress> towardsRegistry() {
    return registry.stream().map(RouteProbe::localAddressTowards).flatMap(Optional::stream);
  }

  private static Stream<InetAddress> ofInterfaces() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(DetectedIp::isUp)
          .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
          .flatMap(NetworkInterface::inetAddresses)
          .sorted(Comparator.comparingInt(DetectedIp::rank));
    } catch (SocketException e) {
      LOG.warn("Expected to list the network interfaces, but {}", e.toString());
      return Stream.empty();
    }
  }

  /** Loopback last, and IPv4 before IPv6, which fewer networks carry. */
  private static int rank(InetAddress address) {
    int family = address.getAddress().length == 4 ? 0 : 1;
    return address.isLoopbackAddress() ? 2 + family : family;
  }

  private boolean isReachable(InetAddress address) {
    boolean one =
        !address.isAnyLocalAddress()
            && !address.isLinkLocalAddress()
            && !address.isMulticastAddress();
    return one && (loopbackAllowed || !address.isLoopbackAddress());
  }

  private static boolean isUp(NetworkInterface candidate) {
    try {
      return candidate.isUp();
    } catch (SocketException vanished) {
      return false;
    }
  }

  /** Without the zone of an IPv6 address, which means nothing elsewhere. */
  private static String text(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }
}
