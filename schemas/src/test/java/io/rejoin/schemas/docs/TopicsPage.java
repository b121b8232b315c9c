package io.rejoin.schemas.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.proof.WorkedExample;
import io.rejoin.schemas.topic.TopicSpec;
import io.rejoin.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The page: a text with gaps, filled from the catalogue, the schemas and the production code. */
final class TopicsPage {

  private static final Pattern GAP = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");

  private TopicsPage() {}

  static String text() throws IOException {
    Map<String, String> fillings = fillings();
    return GAP.matcher(template())
        .replaceAll(gap -> Matcher.quoteReplacement(filling(fillings, gap.group(1))));
  }

  private static String filling(Map<String, String> fillings, String gap) {
    return Objects.requireNonNull(fillings.get(gap), gap);
  }

  private static Map<String, String> fillings() {
    Map<String, String> fillings = new LinkedHashMap<>();
    fillings.put("glance", TopicText.glance());
    fillings.put("replication", TopicText.replication());
    fillings.put("topics", TopicText.sections());
    fillings.put("types", types());
    fillings.put("headers", HeaderText.headers());
    fillings.put("reserved", HeaderText.keys());
    fillings.put("example.address", WorkedExample.ADDRESS);
    fillings.put("example.incarnation", WorkedExample.VALUE.incarnation().toString());
    fillings.put("example.secret", WorkedExample.SECRET);
    fillings.put("example.secretHex", WorkedExample.secretHex());
    fillings.put("example.valueHex", WorkedExample.valueHex());
    fillings.put("example.counter", String.valueOf(WorkedExample.COUNTER));
    fillings.put("example.contentHex", WorkedExample.contentHex());
    fillings.put("example.macHex", WorkedExample.macHex());
    fillings.put("example.header", WorkedExample.header());
    return fillings;
  }

  /** Every type but those whose fields stand beside their topic. */
  private static String types() {
    Set<String> shown = Topics.specs().stream().map(TopicSpec::type).collect(Collectors.toSet());
    Map<String, Schema> parts = TypeText.parts(Codecs.all().stream().map(Codec::schema));
    Schema position = Codecs.POSITION.schema();
    parts.put(position.getName(), position);
    return parts.values().stream()
        .filter(type -> !shown.contains(type.getName()))
        .sorted((one, other) -> one.getName().compareTo(other.getName()))
        .map(TypeText::section)
        .collect(Collectors.joining("\n\n"));
  }

  private static String template() throws IOException {
    try (InputStream in = TopicsPage.class.getResourceAsStream("/docs/topics.md")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
