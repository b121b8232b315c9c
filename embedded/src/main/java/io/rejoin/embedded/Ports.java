package io.rejoin.embedded;

/** What a TCP port may be. */
final class Ports {
  private static final int HIGHEST = 0xFFFF;

  private Ports() {}

  static void requirePort(String name, int port) {
    if (port < 0 || port > HIGHEST) {
      throw new IllegalArgumentException(
          "Expected %s from 0 to %d, but got %d".formatted(name, HIGHEST, port));
    }
  }

  static boolean isPort(String digits) {
    return digits.matches("\\d{1,5}") && Integer.parseInt(digits) <= HIGHEST;
  }
}
