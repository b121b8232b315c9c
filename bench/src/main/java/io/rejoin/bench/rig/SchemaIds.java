package io.rejoin.bench.rig;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.topic.Topics;
import java.util.Map;
import java.util.TreeMap;

/**
 * Registers every schema in one order. So a registry inside a process gives the same ids in all
 * processes, and records of one can be read by the others.
 */
public final class SchemaIds {

  private SchemaIds() {}

  /** To be called first in each process that reads or writes values. */
  public static void settle(SchemaRegistryClient registry, Topics topics) {
    subjects(topics).forEach((topic, codec) -> registry.register(topic + "-value", codec.schema()));
  }

  private static Map<String, Codec<?>> subjects(Topics topics) {
    Map<String, Codec<?>> byType = new TreeMap<>();
    Codecs.all().forEach(codec -> byType.put(codec.schema().getName(), codec));
    Map<String, Codec<?>> subjects = new TreeMap<>();
    subjects.put(topics.position(), Codecs.POSITION);
    Topics.specs().stream()
        .filter(spec -> byType.containsKey(spec.type()))
        .forEach(spec -> subjects.put(topics.name(spec), byType.get(spec.type())));
    return subjects;
  }
}
