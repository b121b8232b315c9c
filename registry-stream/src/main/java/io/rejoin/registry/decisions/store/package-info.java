/**
 * The state of a cluster as the decision stage keeps it: the bytes of the state records in one
 * store of Kafka Streams, the position in another, and on heap what follows from them.
 *
 * <p>Used by the one thread of the stage. Uses the core's views, the codecs and Streams' key-value
 * stores.
 */
package io.rejoin.registry.decisions.store;
