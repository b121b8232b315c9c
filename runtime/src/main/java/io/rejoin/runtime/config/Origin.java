package io.rejoin.runtime.config;

/** Where a value came from: {@code command line}, {@code environment NAME} or {@code file PATH}. */
record Origin(String text) {

  static final Origin COMMAND_LINE = new Origin("command line");
  static final Origin DEFAULT = new Origin("default");

  static Origin variable(String name) {
    return new Origin("environment " + name);
  }

  static Origin file(Object path) {
    return new Origin("file " + path);
  }

  @Override
  public String toString() {
    return text;
  }
}
