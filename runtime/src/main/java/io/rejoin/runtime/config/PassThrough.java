package io.rejoin.runtime.config;

import java.util.List;

/** The keys that are not ours: they go to Kafka's clients untouched and unchecked. */
enum PassThrough {
  ALL("kafka.", "all clients, and serialisers"),
  PRODUCER("producer.", "producers"),
  CONSUMER("consumer.", "consumers"),
  ADMIN("admin.", "admin clients"),
  STREAMS("streams.", "Kafka Streams");

  /** Also allowed: where secrets come from, as Kafka defines it. */
  static final String PROVIDERS = "config.providers";

  private final String prefix;
  private final String goesTo;

  PassThrough(String prefix, String goesTo) {
    this.prefix = prefix;
    this.goesTo = goesTo;
  }

  String prefix() {
    return prefix;
  }

  String goesTo() {
    return goesTo;
  }

  static boolean covers(String key) {
    return isProvider(key) || List.of(values()).stream().anyMatch(p -> key.startsWith(p.prefix));
  }

  static boolean isProvider(String key) {
    return key.equals(PROVIDERS) || key.startsWith(PROVIDERS + ".");
  }
}
