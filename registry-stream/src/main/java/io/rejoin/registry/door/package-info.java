/**
 * The registry's HTTP door, for whoever has no Kafka client; described by {@code openapi.yaml},
 * which a test holds against it.
 *
 * <p>Reads are answered from the instance's own feeds. Writes are appended to the input topics like
 * anybody else's, and answered when the registry's answer has been read back; no request waits on a
 * thread. Watchers have a bounded queue and a thread each, so a slow one holds up nobody.
 *
 * <p>May use the runtime and the schemas, never the decision core: the door is a reader and a
 * producer like any other.
 */
package io.rejoin.registry.door;
