package io.rejoin.schemas.topic;

import static io.rejoin.schemas.topic.Settings.all;
import static io.rejoin.schemas.topic.Settings.cleanup;
import static io.rejoin.schemas.topic.Settings.common;
import static io.rejoin.schemas.topic.Settings.compacted;
import static io.rejoin.schemas.topic.Settings.kept;
import static io.rejoin.schemas.topic.Settings.rolled;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the registry writes. Where the order counts there is one partition. */
final class RegistryTopics {

  /** Kafka's own default, said out loud so that no broker-wide setting lowers it. */
  private static final int MAX_BATCH_BYTES = 1_048_588;

  /** An input of the largest size, its envelope and its source in headers. */
  private static final int MAX_CONTROL_BYTES = 2 * InputTopics.MAX_RECORD_BYTES;

  /** Below what producers send by default ({@code max.request.size} 1 MiB). */
  private static final int MAX_STATE_BYTES = 1_000_000;

  private static final String REGISTRY = "registry (decisions)";

  private static final List<String> SAID =
      List.of(Headers.TYPE, Headers.REVISION, Headers.EPOCH, Headers.CAUSE);

  private static final List<String> MARKED =
      Stream.concat(
              SAID.stream(),
              Stream.of(Headers.CLOCK, Headers.RULES, Headers.SOURCES, Headers.POSITION))
          .toList();

  static final TopicSpec CONTROL =
      new TopicSpec(
          "control",
          "The journal of the registry: every input in the one order that counts. Replay reads"
              + " nothing else.",
          "address, or realm; @tick, @rules, @log and @liveness for what belongs to none",
          Codecs.CONTROL,
          1,
          true,
          MAX_CONTROL_BYTES,
          all(
              List.of(
                  cleanup("delete", "A journal has no holes; the state topics are its summary."),
                  common(MAX_BATCH_BYTES),
                  kept(
                      Duration.ofDays(7),
                      "Replay of the last week; a log shorter than the registry's store stops it."),
                  rolled(Duration.ofHours(6)))),
          List.of(Headers.TYPE, Headers.SOURCE, Headers.BEFORE),
          "registry (intake, liveness); its first record: rejoin topics create",
          REGISTRY);

  static final TopicSpec NODES =
      state(
          "nodes",
          "The authoritative state of a node, whole; a removed node is a tombstone.",
          "address, or @mark",
          Codecs.NODE,
          "registry (liveness, HTTP door, rebuild), routers, dashboards");

  static final TopicSpec LEADERS =
      state(
          "leaders",
          "Each record is a leader change of a realm, the latest one the state. Never a tombstone"
              + " under a realm.",
          "realm, or @mark",
          Codecs.LEADER,
          "routers, registry (HTTP door, rebuild)");

  static final TopicSpec ROUTES =
      state(
          "routes",
          "All routes of a realm, the epochs fenced, and why a realm has none.",
          "realm, or @mark",
          Codecs.ROUTES,
          "gates, routers, registry (HTTP door, rebuild)");

  static final TopicSpec RESULTS =
      perAddress(
          "results",
          "The answer to a registration.",
          Codecs.RESULT,
          "agents (their own partition), HTTP door");

  static final TopicSpec KICKS =
      perAddress(
          "kicks",
          "The order to drop all that an incarnation still holds.",
          Codecs.KICK,
          "agents (their own partition), gates, routers, HTTP door");

  static final TopicSpec AUDIT =
      new TopicSpec(
          "audit",
          "Every decision and refusal in words: who asked, cause, before and after, how often.",
          "address, or realm; @cluster for what concerns all",
          Codecs.AUDIT,
          1,
          false,
          MAX_STATE_BYTES,
          all(
              List.of(
                  cleanup("delete", "Each record is an event of its own; none replaces another."),
                  common(MAX_BATCH_BYTES),
                  kept(Duration.ofDays(30), "People ask what happened last month."),
                  rolled(Duration.ofDays(1)))),
          SAID,
          REGISTRY,
          "people, dashboards");

  static final TopicSpec DEAD_LETTERS =
      new TopicSpec(
          "dead-letters",
          "What could not be read, as it came, and inputs whose decision failed.",
          "key of the source record",
          null,
          1,
          false,
          MAX_STATE_BYTES,
          all(
              List.of(
                  cleanup(
                      "delete", "Each record is kept for itself; keys of bad input mean nothing."),
                  common(MAX_BATCH_BYTES),
                  kept(Duration.ofDays(7), "Time to look at what is wrong and to send it again."),
                  rolled(Duration.ofDays(1)))),
          List.of(
              Headers.DEAD_TOPIC,
              Headers.DEAD_PARTITION,
              Headers.DEAD_OFFSET,
              Headers.DEAD_ERROR,
              Headers.DEAD_SIZE,
              Headers.CAUSE,
              Headers.REVISION),
          "registry (intake, liveness, decisions)",
          "people");

  private RegistryTopics() {}

  private static TopicSpec state(
      String name, String about, String key, Codec<?> codec, String readers) {
    return new TopicSpec(
        name,
        about,
        key,
        codec,
        1,
        true,
        MAX_STATE_BYTES,
        all(
            List.of(
                cleanup("compact", "Each record is the whole state of its key."),
                common(MAX_BATCH_BYTES),
                compacted(Duration.ofMinutes(10), 64, "0.1"))),
        MARKED,
        REGISTRY,
        readers);
  }

  private static TopicSpec perAddress(String name, String about, Codec<?> codec, String readers) {
    return new TopicSpec(
        name,
        about,
        "address",
        codec,
        16,
        false,
        MAX_STATE_BYTES,
        all(
            List.of(
                cleanup("compact,delete", "Only the latest one of an address counts, for a while."),
                common(MAX_BATCH_BYTES),
                kept(Duration.ofDays(7), "As long as a silent node is remembered."),
                compacted(Duration.ofMinutes(10), 16, "0.2"))),
        SAID,
        REGISTRY,
        readers);
  }
}
