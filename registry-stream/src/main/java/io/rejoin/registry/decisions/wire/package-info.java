/**
 * What comes into the decision stage and what goes out of it, as bytes: reads records of the
 * control log, and writes an outcome as the records of every topic that it concerns.
 *
 * <p>Used by the one thread of the stage. Uses the core's outcomes, the codecs and Kafka's headers;
 * knows nothing of stores or streams.
 */
package io.rejoin.registry.decisions.wire;
