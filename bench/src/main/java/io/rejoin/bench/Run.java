package io.rejoin.bench;

import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.figure.Machine;
import io.rejoin.bench.figure.Report;
import io.rejoin.bench.measure.Measure;
import io.rejoin.bench.measure.Sizes;
import io.rejoin.bench.rig.Rig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs measures one after the other; one that fails leaves the others their turn. */
final class Run {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final Rig rig;
  private final Sizes sizes;
  private final PrintWriter progress;
  private final List<Figure> figures = new ArrayList<>();
  private final SortedMap<String, String> failures = new TreeMap<>();

  /**
   * @param progress is told which measure runs
   */
  Run(Rig rig, Sizes sizes, PrintWriter progress) {
    this.rig = rig;
    this.sizes = sizes;
    this.progress = progress;
  }

  Report of(List<Measure> measures, Machine machine) {
    measures.forEach(this::measure);
    return new Report(machine, sizes.name(), figures, failures);
  }

  private void measure(Measure measure) {
    progress.printf("Measuring %s …%n", measure.name());
    progress.flush();
    try {
      figures.addAll(measure.run(rig, sizes));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.put(measure.name(), "interrupted");
    } catch (Exception e) {
      LOG.warn("Measure {} came to nothing", measure.name(), e);
      failures.put(measure.name(), e.toString());
    }
  }
}
