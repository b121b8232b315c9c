package io.rejoin.schemas.docs;

import static io.rejoin.schemas.docs.Markdown.code;
import static io.rejoin.schemas.docs.Markdown.table;
import static java.util.Map.entry;

import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.ReservedKeys;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Describes headers and reserved keys for people; each constant must have its line. */
final class HeaderText {

  private static final Map<String, String> HEADERS =
      Map.ofEntries(
          entry(
              Headers.TYPE,
              "The value's record name, such as `Node`; on tombstones too. `Mark` on marks, and on"
                  + " `control` the input's name."),
          entry(Headers.EPOCH, "Epoch of the incarnation that the record is about."),
          entry(Headers.REVISION, "The control record that made this one."),
          entry(Headers.CAUSE, "Why, in one word: the event's or refusal's name."),
          entry(Headers.SOURCE, "On `control`: `topicId/partition/offset` of the input record."),
          entry(
              Headers.BEFORE,
              "On `control`: the offset forwarded before from the same source partition; not there"
                  + " on the first one after an assignment."),
          entry(
              Headers.PROOF,
              "On inputs: `signer counter mac`, see [proof of identity](#proof-of-identity)."),
          entry(
              Headers.OWN,
              "On a tombstone that the registry wrote into an input topic when it removed a node."),
          entry(Headers.CLOCK, "On marks: log clock in milliseconds."),
          entry(Headers.RULES, "On marks: version of the rules in force."),
          entry(
              Headers.SOURCES,
              "On marks: `topicId/partition/offset` of the last record taken from each input"
                  + " partition, separated by commas."),
          entry(Headers.POSITION, "On marks: the whole position, as Avro in the wire format."),
          entry(Headers.DEAD_TOPIC, "On dead letters: the topic that the record came by, in full."),
          entry(Headers.DEAD_PARTITION, "On dead letters: the partition that the record came by."),
          entry(Headers.DEAD_OFFSET, "On dead letters: the offset that the record came by."),
          entry(Headers.DEAD_ERROR, "On dead letters: \"Expected …, but …\"."),
          entry(
              Headers.DEAD_SIZE,
              "On dead letters that were cut: the bytes of key, value and headers as they came."),
          entry(
              Headers.TICK,
              "On ticks in `heartbeats`: `writer number`, so that their writer knows them when they"
                  + " come back."),
          entry(
              Headers.PASSED_ON,
              "On a heartbeat that was passed on to the partition of its key: the partition in"
                  + " which it came."));

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          entry(ReservedKeys.MARK, "`nodes`, `leaders`, `routes`: a [mark](#marks)."),
          entry(
              ReservedKeys.TICK,
              "`heartbeats`: a tombstone that moves the clock of the partition's leases. `control`:"
                  + " a tick."),
          entry(ReservedKeys.RULES, "`control`: the rules."),
          entry(ReservedKeys.LOG, "`control`: the log's first record."),
          entry(ReservedKeys.LIVENESS, "`control`: a heartbeat partition's count."),
          entry(ReservedKeys.CLUSTER, "`audit`: what concerns the cluster as a whole."));

  private HeaderText() {}

  static String headers() {
    return lines("header", Headers.class, HEADERS);
  }

  static String keys() {
    return lines("key", ReservedKeys.class, KEYS);
  }

  private static String lines(String head, Class<?> constants, Map<String, String> meanings) {
    return table(
        List.of(head, "meaning"),
        Stream.of(constants.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(HeaderText::read)
            .map(name -> List.of(code(name), meaning(name, meanings))));
  }

  private static String meaning(String name, Map<String, String> meanings) {
    String meaning = meanings.get(name);
    if (meaning == null) {
      throw new IllegalStateException("Expected a line about " + name + ", but there is none");
    }
    return meaning;
  }

  private static String read(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalAccessError(field.getName());
    }
  }
}
