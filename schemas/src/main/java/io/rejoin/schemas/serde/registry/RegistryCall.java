package io.rejoin.schemas.serde.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/**
 * One request, before it is known which URL answers it.
 *
 * @param path below the base URL, encoded, with its query
 * @param body JSON to be posted, or null for a GET
 */
record RegistryCall(String path, String body) {

  static RegistryCall get(String path) {
    return new RegistryCall(path, null);
  }

  static RegistryCall post(String path, String body) {
    return new RegistryCall(path, body);
  }

  /** A subject as one segment of a path. */
  static String segment(String subject) {
    return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return (body == null ? "GET " : "POST ") + path;
  }
}
