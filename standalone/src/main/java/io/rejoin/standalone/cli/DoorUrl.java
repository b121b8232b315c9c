package io.rejoin.standalone.cli;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where a registry's door is. */
final class DoorUrl implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    if (!text.matches("https?://[^/\\s]+/?")) {
      throw new TypeConversionException(
          "Expected a URL such as http://127.0.0.1:8080, but it is '%s'".formatted(text));
    }
    return URI.create(text);
  }
}
