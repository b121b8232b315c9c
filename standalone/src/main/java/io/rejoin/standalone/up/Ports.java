package io.rejoin.standalone.up;

/**
 * Where everything but the gate's realms listens; 0 picks a free port.
 *
 * @param broker Kafka's
 * @param schemaRegistry the schema registry's
 * @param door the registry's HTTP door
 * @param gateHttp the gate's health and metrics
 */
public record Ports(int broker, int schemaRegistry, int door, int gateHttp) {

  /** Free ones. */
  static final Ports FREE = new Ports(0, 0, 0, 0);
}
