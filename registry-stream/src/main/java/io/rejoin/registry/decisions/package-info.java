/**
 * The decision stage: one task a cluster that reads the control log, decides each record with the
 * pure core, and says what comes of it.
 *
 * <p>{@link io.rejoin.registry.decisions.DecisionTopology} is the whole of it in one place. For
 * each record: read, decide, write the outcome as bytes, and only then say it and put it in the
 * store. It runs exactly once: store, position and what is said move together at each commit;
 * readers don't wait for that, since whoever decides again says the same at the same revision.
 *
 * <p>One thread of Kafka Streams runs all of it. Uses the core, the codecs and Kafka Streams.
 */
package io.rejoin.registry.decisions;
