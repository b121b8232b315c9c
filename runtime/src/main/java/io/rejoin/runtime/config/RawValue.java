package io.rejoin.runtime.config;

/** A value as it was written, and where. */
record RawValue(String text, Origin origin) {

  RawValue withText(String resolved) {
    return new RawValue(resolved, origin);
  }
}
