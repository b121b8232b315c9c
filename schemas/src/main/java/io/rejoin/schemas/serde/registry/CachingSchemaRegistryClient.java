package io.rejoin.schemas.serde.registry;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * Asks another client for each answer once, since ids and schemas belong together for ever. Only a
 * subject's latest schema changes, and is asked for again after its time.
 *
 * <p>Schemas are compared as Avro does, without documentation: of two that differ in nothing else,
 * the second gets the id of the first.
 */
final class CachingSchemaRegistryClient implements SchemaRegistryClient {

  private final SchemaRegistryClient registry;
  private final LoadingCache<Integer, Schema> schemas;
  private final LoadingCache<Version, Integer> ids;
  private final LoadingCache<String, Dated> latest;
  private final long latestTtlNanos;
  private final LongSupplier nanoTime;

  /**
   * @param maxEntries how many answers of each sort are kept
   * @param latestTtlSec how long a latest schema counts; 0 for one call, -1 for ever
   * @param nanoTime a monotonic clock
   */
  CachingSchemaRegistryClient(
      SchemaRegistryClient registry, int maxEntries, long latestTtlSec, LongSupplier nanoTime) {
    this.registry = registry;
    this.schemas = new LoadingCache<>(maxEntries);
    this.ids = new LoadingCache<>(maxEntries);
    this.latest = new LoadingCache<>(maxEntries);
    this.latestTtlNanos = ttlNanos(latestTtlSec);
    this.nanoTime = nanoTime;
  }

  @Override
  public int register(String subject, Schema schema) {
    return ids.get(new Version(subject, schema), () -> registry.register(subject, schema));
  }

  @Override
  public int lookup(String subject, Schema schema) {
    return ids.get(new Version(subject, schema), () -> registry.lookup(subject, schema));
  }

  @Override
  public Schema byId(int id) {
    return schemas.get(id, () -> registry.byId(id));
  }

  @Override
  public RegisteredSchema latest(String subject) {
    long askedNanos = nanoTime.getAsLong();
    Supplier<Dated> load = () -> new Dated(registry.latest(subject), nanoTime.getAsLong());
    Dated known = latest.get(subject, load);
    if (askedNanos - known.sinceNanos() < latestTtlNanos) {
      return known.schema();
    }
    Dated renewed = load.get();
    latest.put(subject, renewed);
    return renewed.schema();
  }

  /** At least 1, so that an answer that this very call has brought counts. */
  private static long ttlNanos(long ttlSec) {
    return ttlSec < 0 ? Long.MAX_VALUE : Math.max(1, TimeUnit.SECONDS.toNanos(ttlSec));
  }

  private record Version(String subject, Schema schema) {}

  private record Dated(RegisteredSchema schema, long sinceNanos) {}
}
