package io.rejoin.standalone.cli;

import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.Program;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Programs whose parts can end them. */
final class Programs {

  private Programs() {}

  /**
   * Puts one together.
   *
   * @param parts given whom to tell when a part cannot go on, makes all parts
   */
  static Program of(String name, Function<BiConsumer<String, Throwable>, List<Part>> parts) {
    AtomicReference<Program> program = new AtomicReference<>();
    Lifecycle life = new Lifecycle();
    parts.apply((part, cause) -> program.get().fail(part, cause)).forEach(life::add);
    program.set(new Program(name, life));
    return program.get();
  }
}
