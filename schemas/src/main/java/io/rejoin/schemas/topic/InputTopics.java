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

/** What comes in. Any number of partitions does, since intake settles the order. */
final class InputTopics {

  /** A record of an input; with its overhead it still fits into {@code control}. */
  static final int MAX_RECORD_BYTES = 64 * 1024;

  private static final int MAX_HEARTBEAT_BYTES = 16 * 1024;
  private static final int MAX_BATCH_BYTES = 256 * 1024;

  /** Heartbeats come in large batches: from relays, and when they are passed on. */
  private static final int MAX_HEARTBEAT_BATCH_BYTES = 1_048_588;

  private static final List<String> HEADERS = List.of(Headers.TYPE, Headers.PROOF, Headers.OWN);

  private static final List<String> BEAT_HEADERS =
      List.of(Headers.TYPE, Headers.PROOF, Headers.OWN, Headers.TICK, Headers.PASSED_ON);

  private static final String INTAKE = "registry (intake)";
  private static final String TOMBSTONES = "; tombstones of removed nodes: registry";
  private static final String NODES = "agents, HTTP door";

  static final TopicSpec REGISTRATIONS =
      latest(
          "registrations",
          "A node registers with what it is and offers, or says that it leaves.",
          "address",
          Codecs.REGISTRATION,
          4,
          NODES);

  static final TopicSpec CLUSTER_IPS =
      latest(
          "cluster-ips",
          "Where a node can be reached now.",
          "address",
          Codecs.CLUSTER_IP_REPORT,
          1,
          NODES);

  static final TopicSpec ASSIGNMENTS =
      latest(
          "assignments",
          "A job is given to an incarnation.",
          "address",
          Codecs.ASSIGNMENT,
          1,
          "whoever schedules jobs");

  static final TopicSpec APPLIED =
      latest(
          "applied",
          "The revision of each realm's routes that a gate or router has applied.",
          "address of the watcher",
          Codecs.APPLIED,
          1,
          "gates, routers");

  static final TopicSpec HEARTBEATS =
      new TopicSpec(
          "heartbeats",
          "Signs of life; tombstones under @tick, four a second a partition, are the clock of the"
              + " partition's leases.",
          "address, or @tick",
          Codecs.HEARTBEAT,
          8,
          false,
          MAX_HEARTBEAT_BYTES,
          all(
              List.of(
                  cleanup(
                      "compact,delete",
                      "Only the latest sign of life counts, and an old one proves nothing."),
                  common(MAX_HEARTBEAT_BATCH_BYTES),
                  kept(
                      Duration.ofHours(1),
                      "After a longer stop every lease gets a fresh term, whatever stands here."),
                  compacted(Duration.ofMinutes(5), 64, "0.2"))),
          BEAT_HEADERS,
          NODES + "; ticks: registry (liveness)" + TOMBSTONES,
          "registry (liveness)");

  static final TopicSpec COMMANDS =
      events(
          "commands",
          "Operators' orders: drain, kick, remove, move a leader, freeze.",
          "address, or realm",
          Codecs.COMMAND,
          Duration.ofDays(30),
          "CLI, HTTP door");

  static final TopicSpec REPORTS =
      events(
          "reports",
          "What a gate or router saw of a backend.",
          "address of the backend",
          Codecs.BACKEND_REPORT,
          Duration.ofDays(1),
          "gates, routers");

  private InputTopics() {}

  private static TopicSpec latest(
      String name, String about, String key, Codec<?> codec, int partitions, String writers) {
    return new TopicSpec(
        name,
        about,
        key,
        codec,
        partitions,
        false,
        MAX_RECORD_BYTES,
        all(
            List.of(
                cleanup("compact", "Each record is whole, so only the latest of a key counts."),
                common(MAX_BATCH_BYTES),
                compacted(Duration.ofMinutes(30), 16, "0.2"))),
        HEADERS,
        writers + TOMBSTONES,
        INTAKE);
  }

  private static TopicSpec events(
      String name, String about, String key, Codec<?> codec, Duration time, String writers) {
    return new TopicSpec(
        name,
        about,
        key,
        codec,
        1,
        false,
        MAX_RECORD_BYTES,
        all(
            List.of(
                cleanup("delete", "Each record is an event of its own; none replaces another."),
                common(MAX_BATCH_BYTES),
                kept(time, "Long enough for people to look back, and for intake to catch up."),
                rolled(Duration.ofHours(6)))),
        HEADERS,
        writers,
        INTAKE);
  }
}
