package io.rejoin.schemas.topic;

import io.rejoin.schemas.topic.Setting.Rule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings that topics have in common, with their reasons. Numbers of compaction follow from
 * how Kafka cleans: never the active segment, which rolls only on an append.
 */
final class Settings {

  private static final int MIB = 1 << 20;

  private Settings() {}

  /** What every topic has; the limit is of a batch, so it is above any producer's batch size. */
  static Stream<Setting> common(int maxBatchBytes) {
    return Stream.of(
        new Setting(
            "message.timestamp.type",
            "LogAppendTime",
            Rule.EXACTLY,
            "The broker's clock stamps every record, so a sender's clock that is a year off neither"
                + " moves a lease nor gets its record rejected."),
        new Setting(
            "max.message.bytes",
            String.valueOf(maxBatchBytes),
            Rule.AT_LEAST,
            "Bounds a batch; a single record is bounded tighter by its readers."),
        new Setting(
            "unclean.leader.election.enable",
            "false",
            Rule.EXACTLY,
            "A replica that lags would hand offsets out again that readers have seen."));
  }

  static Stream<Setting> cleanup(String policy, String reason) {
    return Stream.of(new Setting("cleanup.policy", policy, Rule.EXACTLY, reason));
  }

  /** Old segments are deleted; size alone deletes nothing. */
  static Stream<Setting> kept(Duration time, String reason) {
    return Stream.of(
        millis("retention.ms", time, Rule.AT_LEAST, reason),
        new Setting(
            "retention.bytes",
            "-1",
            Rule.AT_LEAST,
            "A broker-wide limit on size must not shorten what is kept by time."));
  }

  /** For topics that are deleted from and never compacted. */
  static Stream<Setting> rolled(Duration time) {
    return Stream.of(
        millis("segment.ms", time, Rule.ADVISED, "Only whole closed segments are ever deleted."));
  }

  /** How soon and how late a compacted topic is compacted. */
  static Stream<Setting> compacted(Duration segment, int segmentMib, String dirtyRatio) {
    return Stream.of(
        millis(
            "min.compaction.lag.ms",
            Duration.ofMinutes(5),
            Rule.AT_LEAST,
            "Nothing is compacted before it is five minutes old: a follower that lags a little sees"
                + " every record."),
        millis(
            "max.compaction.lag.ms",
            Duration.ofHours(1),
            Rule.ADVISED,
            "What a scan reads does not outgrow the state by more than an hour's changes."),
        millis(
            "delete.retention.ms",
            Duration.ofHours(24),
            Rule.AT_LEAST,
            "A reader away for less sees every tombstone; one away longer scans anew."),
        new Setting(
            "min.cleanable.dirty.ratio",
            dirtyRatio,
            Rule.ADVISED,
            "The topic is small and read whole at every start, so cleaning early is cheap and"
                + " pays."),
        millis(
            "segment.ms",
            segment,
            Rule.ADVISED,
            "The active segment is never compacted; Kafka's default would keep it for a week."),
        new Setting(
            "segment.bytes",
            String.valueOf(segmentMib * MIB),
            Rule.ADVISED,
            "Rolls a busy topic before its time, so that it is compacted."));
  }

  static List<Setting> all(List<Stream<Setting>> parts) {
    return parts.stream().flatMap(part -> part).toList();
  }

  private static Setting millis(String name, Duration value, Rule rule, String reason) {
    return new Setting(name, String.valueOf(value.toMillis()), rule, reason);
  }
}
