package io.rejoin.schemas.docs;

import static io.rejoin.schemas.docs.Markdown.code;
import static io.rejoin.schemas.docs.Markdown.table;

import io.rejoin.schemas.topic.Setting;
import io.rejoin.schemas.topic.TopicSpec;
import io.rejoin.schemas.topic.Topics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes topics for people. */
final class TopicText {

  private static final Topics TOPICS = Topics.withPrefix(Topics.DEFAULT_PREFIX);

  private TopicText() {}

  static String glance() {
    return table(
        List.of("topic", "key", "value", "partitions", "cleanup", "written by", "read by"),
        Topics.specs().stream()
            .map(
                spec ->
                    List.of(
                        "[%s](#%s)".formatted(code(TOPICS.name(spec)), anchor(spec)),
                        spec.key(),
                        value(spec),
                        partitions(spec),
                        spec.configs(1).get("cleanup.policy"),
                        spec.writtenBy(),
                        spec.readBy())));
  }

  static String replication() {
    return table(
        List.of("replicas", "must be in sync"),
        List.of(1, 2, 3, 5).stream()
            .map(
                replicas ->
                    List.of(
                        String.valueOf(replicas), String.valueOf(TopicSpec.minInSync(replicas)))));
  }

  static String sections() {
    return Topics.specs().stream().map(TopicText::section).collect(Collectors.joining("\n\n"));
  }

  private static String section(TopicSpec spec) {
    return """
        ### %s

        %s

        * **Key:** %s.
        * **Value:** %s.
        * **Partitions:** %s.
        * **Largest record:** %,d bytes.
        * **Written by:** %s.
        * **Read by:** %s.
        * **Headers:** %s.

        %s

        %s"""
        .formatted(
            TOPICS.name(spec),
            spec.about(),
            spec.key(),
            value(spec),
            partitions(spec),
            spec.maxRecordBytes(),
            spec.writtenBy(),
            spec.readBy(),
            spec.headers().stream().map(Markdown::code).collect(Collectors.joining(", ")),
            settings(spec),
            fields(spec));
  }

  private static String value(TopicSpec spec) {
    return spec.codec() == null
        ? "any bytes, as they came"
        : "[%s](#%s)".formatted(spec.type(), spec.type().toLowerCase(Locale.ROOT));
  }

  private static String partitions(TopicSpec spec) {
    return spec.single() ? "exactly " + spec.partitions() : spec.partitions() + " or more";
  }

  private static String settings(TopicSpec spec) {
    return table(
        List.of("setting", "value", "checked", "why"),
        spec.settings().stream()
            .map(
                setting ->
                    List.of(
                        code(setting.name()),
                        code(setting.value()),
                        setting.rule() == Setting.Rule.ADVISED ? "no" : setting.rule().words(),
                        setting.reason())));
  }

  private static String fields(TopicSpec spec) {
    if (spec.codec() == null) {
      return "The value is what stood in the source record, byte by byte; of one that is too large,"
          + " what fits.";
    }
    return "<a id=\"%s\"></a>**%s**: %s\n\n%s"
        .formatted(
            spec.type().toLowerCase(Locale.ROOT),
            spec.type(),
            spec.codec().schema().getDoc(),
            TypeText.fields(spec.codec().schema()));
  }

  /** As GitHub makes it of the heading. */
  private static String anchor(TopicSpec spec) {
    return TOPICS.name(spec).replace(".", "");
  }
}
