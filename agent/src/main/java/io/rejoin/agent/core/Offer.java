package io.rejoin.agent.core;

import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import java.util.List;

/**
 * What the node registers with.
 *
 * @param endpoints where it can be reached now, sorted, without repetition
 * @param origin the machine it speaks from
 * @param agent program and version, for people
 */
public record Offer(Profile profile, List<Endpoint> endpoints, String origin, String agent) {

  public Offer {
    endpoints = endpoints.stream().distinct().sorted().toList();
  }

  Offer with(Profile next) {
    return new Offer(next, endpoints, origin, agent);
  }

  Offer at(List<Endpoint> next) {
    return new Offer(profile, next, origin, agent);
  }
}
