package io.rejoin.runtime.config;

import java.util.List;

/** Where a program serves its HTTP side; the port's default differs from program to program. */
public final class HttpSettings {

  /** Address to listen on. */
  public static final Setting<String> HOST =
      Setting.text("http.host", "0.0.0.0")
          .within(Range.FILLED)
          .doc(
              """
              Address to listen on. 127.0.0.1 keeps others out, probes of an orchestrator \
              included.""");

  private static final int MAX_PORT = 65_535;

  private HttpSettings() {}

  /** Port to listen on, 0 for a free one. The value is read with any of these, whatever default. */
  public static Setting<Integer> port(int byDefault) {
    return Setting.number("http.port", byDefault)
        .between(0, MAX_PORT)
        .important()
        .doc("Port of /health/live, /health/ready and /metrics; 0 picks a free one.");
  }

  /** The section, with a default port. */
  public static SettingsTable table(int defaultPort) {
    return SettingsTable.of(
        "HTTP", "Health, metrics and whatever else it serves.", List.of(HOST, port(defaultPort)));
  }
}
