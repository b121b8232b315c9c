package io.rejoin.schemas.value;

import java.util.List;

/**
 * What a node is and offers, as it says at each registration.
 *
 * @param name for people; the address when the node gives none
 * @param type free word for people: {@code server}, {@code laptop}, …
 * @param roles sorted, without repetition, at least one
 * @param realms sorted, without repetition: those it serves (a router) or follows (a proxy)
 */
public record Profile(
    String name, String type, List<Role> roles, List<String> realms, Capabilities capabilities) {

  public Profile {
    roles = Sorted.distinct(roles);
    realms = Sorted.distinct(realms);
  }

  /** Whether the node serves clients of its realms. */
  public boolean isRouter() {
    return roles.contains(Role.ROUTER);
  }

  /** Whether the node watches backends and can report them: a router or a proxy. */
  public boolean isWatcher() {
    return isRouter() || roles.contains(Role.PROXY);
  }

  /** Whether the node serves this realm as a router. */
  public boolean serves(String realm) {
    return isRouter() && realms.contains(realm);
  }
}
