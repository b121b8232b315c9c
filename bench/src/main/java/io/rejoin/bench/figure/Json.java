package io.rejoin.bench.figure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** A report for programs: {@code machine}, {@code durability}, {@code sizes}, {@code figures}. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** The report as a tree; figures without an aim lack {@code aim}, {@code bound}, {@code met}. */
  public static ObjectNode of(Report report) {
    ObjectNode root = MAPPER.createObjectNode();
    root.set("machine", MAPPER.valueToTree(report.machine()));
    root.put("durability", Report.DURABILITY);
    root.put("sizes", report.sizes());
    ArrayNode figures = root.putArray("figures");
    report.figures().forEach(figure -> figures.add(node(figure)));
    root.set("failures", MAPPER.valueToTree(report.failures()));
    return root;
  }

  /** Writes it to a file, in place of what was there. */
  public static void write(Report report, Path file) throws IOException {
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), of(report));
  }

  private static ObjectNode node(Figure figure) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("measure", figure.measure());
    node.put("what", figure.what());
    node.put("stat", figure.stat());
    node.put("value", figure.value());
    node.put("unit", figure.unit());
    figure.aim().ifPresent(aim -> put(node, aim, figure.value()));
    return node;
  }

  private static void put(ObjectNode node, Aim aim, double value) {
    node.put("aim", aim.limit());
    node.put("bound", aim.bound().name());
    node.put("met", aim.isMet(value));
  }
}
