/**
 * The decision stage under test: as a topology in {@code TopologyTestDriver} with its production
 * settings, on its own stores with recovery, and against a real broker.
 */
package io.rejoin.registry.decisions;
