/**
 * A whole cluster from a seed: processes that start, crash, pause and move, an intake that crashes
 * and leaves stragglers behind, a liveness that hears and misses them, a broker whose clock jumps.
 * The decisions are the production code; after every record the invariants are checked. A failure
 * names its seed, and the seed alone plays it again.
 */
package io.rejoin.registry.simulation;
