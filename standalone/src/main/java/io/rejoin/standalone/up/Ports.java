package io.rejoin.standalone.up;

/**
 * Where everything listens; 0 picks a free port.
 *
 * @param broker Kafka's
 * @param schemaRegistry the schema registry's
 * @param door the registry's HTTP door
 * @param gateHttp the gate's health and metrics
 */
public record Ports(int broker, int schemaRegistry, int door, int gateHttp) {}
