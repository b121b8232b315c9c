package io.rejoin.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One event that the door sent.
 *
 * @param name what kind it is of
 * @param id what to resume after; empty for an event that leaves that as it was
 * @param data as the door's description has it
 */
public record ServerEvent(String name, String id, JsonNode data) {}
