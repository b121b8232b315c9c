package io.rejoin.runtime.feed;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How far the registry was when it wrote this: a tombstone under a reserved key that changes no
 * table.
 *
 * @param revision the control record that it was written at
 * @param clockMs log clock in ms, if it tells
 * @param headers all that it tells; not to be changed
 */
public record Mark(long revision, OptionalLong clockMs, Headers headers) {

  /** A header's bytes. */
  public Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(headers.lastHeader(name)).map(Header::value);
  }

  /** A header's text. */
  public Optional<String> text(String name) {
    return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
