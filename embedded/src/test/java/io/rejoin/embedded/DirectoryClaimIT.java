package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.embedded.tether.Sample;
import io.rejoin.embedded.tether.Samples;
import io.rejoin.embedded.tether.TetheredJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryClaimIT {
  @TempDir Path dir;

  @Test
  void shouldBeRefusedAsLongAsTetheredProcessHoldsTheFile() throws IOException {
    // given a file that tells who started that process
    Path file = dir.resolve("sample.lock");
    DirectoryClaim.of(file).close();
    TetheredJvm process =
        TetheredJvm.launch(Samples.launch(dir, Sample.class, "wait"), System::nanoTime);
    process.awaitReady(() -> Files.exists(dir.resolve("ready")), Samples.LIMIT);

    // when, then
    assertThatThrownBy(() -> DirectoryClaim.of(file))
        .isInstanceOf(DataDirectoryInUseException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    process.kill();
    DirectoryClaim.of(file).close();
  }
}
