package io.rejoin.registry.core;

import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.topic.ReservedKeys;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import java.util.List;
import java.util.Locale;

/**
 * Whether an input makes sense at all, whatever the state. The first thing that is wrong with it,
 * or null.
 */
final class Checks {

  private static final int ADDRESS_LENGTH = 255;
  private static final int REALM_LENGTH = 255;
  private static final int REALMS = 1_024;
  private static final int ENDPOINTS = 16;

  private Checks() {}

  static String registration(String address, Registration registration, Rules rules) {
    String problem = address(address);
    if (problem == null) {
      problem = profile(registration.profile());
    }
    return problem == null ? endpoints(registration.endpoints(), rules) : problem;
  }

  private static String address(String address) {
    if (address.isBlank() || address.length() > ADDRESS_LENGTH) {
      return "Expected an address of 1 to %d characters, but it has %d"
          .formatted(ADDRESS_LENGTH, address.strip().length());
    }
    boolean plain = address.chars().noneMatch(c -> Character.isISOControl(c));
    if (!plain || ReservedKeys.isReserved(address)) {
      return "Expected an address without control characters that does not begin with @, but it is "
          + address.replaceAll("\\p{Cntrl}", "?");
    }
    return null;
  }

  private static String profile(Profile profile) {
    if (profile.roles().isEmpty()) {
      return "Expected at least one role, but there is none";
    }
    if (profile.realms().size() > REALMS) {
      return "Expected at most %d realms, but there are %d"
          .formatted(REALMS, profile.realms().size());
    }
    for (String realm : profile.realms()) {
      if (realm.isBlank() || realm.length() > REALM_LENGTH || ReservedKeys.isReserved(realm)) {
        return "Expected realms of 1 to %d characters that do not begin with @, but one is \"%s\""
            .formatted(REALM_LENGTH, realm);
      }
    }
    return null;
  }

  static String endpoints(List<Endpoint> endpoints, Rules rules) {
    if (endpoints.size() > ENDPOINTS) {
      return "Expected at most %d endpoints, but there are %d"
          .formatted(ENDPOINTS, endpoints.size());
    }
    for (Endpoint endpoint : endpoints) {
      if (endpoint.host().isBlank() || endpoint.port() < 1 || endpoint.port() > 65_535) {
        return "Expected endpoints with a host and a port of 1 to 65535, but one is " + endpoint;
      }
      if (!rules.loopbackAllowed() && isLocal(endpoint.host())) {
        return "Expected a cluster IP that other machines can reach, but %s is local to its machine;"
                .formatted(endpoint.host())
            + " set REJOIN_CLUSTER_IP or cluster.ip";
      }
    }
    return null;
  }

  /** Loopback or unspecified, by the text alone: the core resolves nothing. */
  private static boolean isLocal(String host) {
    String h = host.toLowerCase(Locale.ROOT);
    boolean named = h.equals("localhost") || h.endsWith(".localhost");
    boolean v4 = h.startsWith("127.") || h.equals("0.0.0.0");
    boolean v6 = h.equals("::1") || h.equals("::") || h.startsWith("::ffff:127.");
    return named || v4 || v6 || h.startsWith("0:0:0:0:0:0:0:");
  }
}
