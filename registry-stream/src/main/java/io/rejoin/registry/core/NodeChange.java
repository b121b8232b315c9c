package io.rejoin.registry.core;

import io.rejoin.schemas.state.Node;

/**
 * What a decision did to a node.
 *
 * @param before null when it was unknown
 * @param after null when it is removed
 */
public record NodeChange(Node before, Node after) {}
