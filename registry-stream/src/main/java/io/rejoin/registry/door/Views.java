package io.rejoin.registry.door;

import io.rejoin.runtime.feed.Feed;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Routes;
import java.util.function.Supplier;

/**
 * What the door reads: the registry's state, as this instance's feeds have it.
 *
 * @param rules in force
 */
public record Views(
    Feed<Node> nodes,
    Feed<Leader> leaders,
    Feed<Routes> routes,
    Feed<Kick> kicks,
    Supplier<Rules> rules) {}
