package io.rejoin.standalone.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TCP port; 0 stands for a free one. */
final class PortNumber implements ITypeConverter<Integer> {

  private static final int HIGHEST = 65_535;

  @Override
  public Integer convert(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= HIGHEST) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw refusal(text, e);
    }
    throw refusal(text, null);
  }

  private static TypeConversionException refusal(String text, Throwable cause) {
    TypeConversionException refusal =
        new TypeConversionException(
            "Expected a port from 0 to %d, but it is '%s'".formatted(HIGHEST, text));
    refusal.initCause(cause);
    return refusal;
  }
}
