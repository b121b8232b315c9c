package io.rejoin.agent.memory;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Holds the memory and writes it down, on a thread that nobody waits for. Safe for any thread. */
public final class MemoryKeeper {

  private final Optional<MemoryFile> file;
  private final Executor writer;
  private Memory memory;

  /** Reads what there is; without a file nothing outlives the process. */
  public MemoryKeeper(Optional<MemoryFile> file, Executor writer) {
    this.file = file;
    this.writer = writer;
    this.memory = file.map(MemoryFile::read).orElse(Memory.NONE);
  }

  public synchronized Memory memory() {
    return memory;
  }

  /** Remembers something else; what changes nothing is not written. */
  public synchronized void change(UnaryOperator<Memory> change) {
    Memory next = change.apply(memory);
    if (!next.equals(memory)) {
      memory = next;
      writer.execute(this::write);
    }
  }

  /** Writes the latest, also when several changes came meanwhile. */
  private void write() {
    Memory latest = memory();
    file.ifPresent(to -> to.write(latest));
  }
}
