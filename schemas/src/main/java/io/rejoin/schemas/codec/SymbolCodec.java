package io.rejoin.schemas.codec;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Turns an enum's constants into the symbols of an Avro enum and back.
 *
 * <p>Every Avro enum has {@link #UNKNOWN} as its default: what a reader sees in place of a symbol
 * that only newer writers know. A Java enum that has such a constant itself accepts it (readers of
 * a kick must act whatever its cause); for any other the record is undecodable.
 */
final class SymbolCodec<E extends Enum<E>> {

  static final String UNKNOWN = "UNKNOWN";

  private final Map<E, GenericData.EnumSymbol> symbols;
  private final Map<String, E> constants = new HashMap<>();

  SymbolCodec(String schemaName, Class<E> type) {
    Schema schema = Schemas.named(schemaName);
    symbols = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      symbols.put(constant, new GenericData.EnumSymbol(schema, constant.name()));
      constants.put(constant.name(), constant);
    }
    requireAll(schema);
  }

  GenericData.EnumSymbol encode(E constant) {
    return symbols.get(constant);
  }

  /** The constant with this name; null when there is none. */
  E decode(String symbol) {
    return constants.get(symbol);
  }

  /** All names, as a refusal lists them. */
  String words() {
    return symbols.keySet().stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private void requireAll(Schema schema) {
    Set<String> known = new TreeSet<>(constants.keySet());
    known.add(UNKNOWN);
    if (!known.equals(new TreeSet<>(schema.getEnumSymbols()))) {
      throw new IllegalStateException(
          "Expected %s to have the symbols %s, but it has %s"
              .formatted(schema.getName(), known, schema.getEnumSymbols()));
    }
  }
}
