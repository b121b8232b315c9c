package io.rejoin.schemas.topic;

import io.rejoin.schemas.codec.UndecodableException;
import io.rejoin.schemas.state.Position.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Positions in input partitions as headers spell them: {@code topicId/partition/offset}. */
final class SourceText {

  private static final int PARTS = 3;

  private SourceText() {}

  static String of(Source source) {
    return source.topicId() + "/" + source.partition() + "/" + source.offset();
  }

  /** All of them, separated by commas; empty for none. */
  static String of(List<Source> sources) {
    return sources.stream().map(SourceText::of).collect(Collectors.joining(","));
  }

  static Source parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == PARTS) {
        return new Source(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
      }
    } catch (NumberFormatException e) {
      throw new UndecodableException(complaint(text), e);
    }
    throw new UndecodableException(complaint(text));
  }

  static List<Source> parseAll(String text) {
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(",", -1)).map(SourceText::parse).toList();
  }

  private static String complaint(String text) {
    return "Expected a source as topicId/partition/offset, but it is '" + text + "'";
  }
}
