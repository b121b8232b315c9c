package io.rejoin.runtime.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Replaces <code>${provider:path:key}</code> by what Kafka's configuration providers find there.
 *
 * <p>Each value is resolved by itself, so that a failure can name its key. A reference that leads
 * nowhere is a problem: passed on as it stands it would be taken for a password. It is left alone
 * only in a client's setting when that client has providers of its own.
 */
final class References {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*:[^}]*}");

  private final Map<String, String> providers = new HashMap<>();
  private final SortedMap<String, RawValue> values;
  private final List<SettingProblem> problems = new ArrayList<>();

  References(SortedMap<String, RawValue> values) {
    this.values = values;
    values.forEach(
        (key, value) -> {
          if (PassThrough.isProvider(key)) {
            providers.put(key, value.text());
          }
        });
  }

  SortedMap<String, RawValue> resolved() {
    SortedMap<String, RawValue> result = new TreeMap<>();
    values.forEach((key, value) -> result.put(key, resolve(key, value)));
    return result;
  }

  List<SettingProblem> problems() {
    return problems;
  }

  private RawValue resolve(String key, RawValue value) {
    if (PassThrough.isProvider(key) || !REFERENCE.matcher(value.text()).find()) {
      return value;
    }
    RawValue resolved = value.withText(ask(key, value));
    if (resolved.equals(value) && !clientResolves(key)) {
      String why = "no provider of config.providers knows %s".formatted(value.text());
      problems.add(SettingProblem.unresolved(key, value.origin(), why));
    }
    return resolved;
  }

  private String ask(String key, RawValue value) {
    Map<String, String> asked = new HashMap<>(providers);
    asked.put(key, value.text());
    try {
      return (String) new AbstractConfig(new ConfigDef(), asked, false).originals().get(key);
    } catch (KafkaException e) {
      problems.add(SettingProblem.unresolved(key, value.origin(), e.getMessage()));
      return "";
    }
  }

  private boolean clientResolves(String key) {
    String prefix = key.substring(0, key.indexOf('.') + 1);
    return PassThrough.covers(key)
        && (values.containsKey(prefix + PassThrough.PROVIDERS)
            || values.containsKey(PassThrough.ALL.prefix() + PassThrough.PROVIDERS));
  }
}
