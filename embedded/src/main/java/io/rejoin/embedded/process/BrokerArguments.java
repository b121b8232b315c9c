package io.rejoin.embedded.process;

import io.rejoin.embedded.BrokerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Broker options as command line arguments, and back. */
final class BrokerArguments {
  private static final int FIXED_COUNT = 4;

  private BrokerArguments() {}

  static List<String> of(BrokerOptions options) {
    List<String> arguments = new ArrayList<>();
    arguments.add(options.dataDir().toString());
    arguments.add(options.host());
    arguments.add(Integer.toString(options.brokerPort()));
    arguments.add(Integer.toString(options.controllerPort()));
    options.overrides().forEach((name, value) -> arguments.add(name + "=" + value));
    return arguments;
  }

  static BrokerOptions parse(String[] arguments) {
    Map<String, String> overrides =
        Stream.of(arguments)
            .skip(FIXED_COUNT)
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new BrokerOptions(
        Path.of(arguments[0]),
        arguments[1],
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]),
        overrides);
  }
}
