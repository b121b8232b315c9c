package io.rejoin.registry.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** {@code openapi.yaml} as a test reads it: its operations, and what it says of answers. */
final class ApiDocument {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  private final JsonNode root;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  static ApiDocument read() {
    try (var in = ApiDocument.class.getResourceAsStream("/openapi.yaml")) {
      return of(new ObjectMapper(new YAMLFactory()).readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ApiDocument of(JsonNode root) {
    return new ApiDocument(root);
  }

  JsonNode root() {
    return root;
  }

  /** All operations, as in {@code GET /v1/nodes}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .map(operation -> operation.getKey().toUpperCase(Locale.ROOT))
                    .forEach(method -> operations.add(method + " " + path.getKey())));
    return operations;
  }

  /** An operation's parameters in the path, its own and its path's. */
  Set<String> pathParameters(String operation) {
    Set<String> names = new TreeSet<>();
    JsonNode path = root.path("paths").path(pathOf(operation));
    for (JsonNode holder : List.of(path, operation(operation))) {
      holder
          .path("parameters")
          .forEach(
              parameter -> {
                JsonNode named = resolve(parameter);
                if (named.path("in").asText().equals("path")) {
                  names.add(named.path("name").asText());
                }
              });
    }
    return names;
  }

  /** What is wrong with an answer; empty when the document describes it. */
  List<String> problems(String operation, int status, JsonNode body) {
    JsonNode response = operation(operation).path("responses").path(String.valueOf(status));
    if (response.isMissingNode()) {
      return List.of("%s is not said to answer %d: %s".formatted(operation, status, body));
    }
    JsonNode schema = resolve(response).path("content").path("application/json").path("schema");
    return schema.isMissingNode()
        ? List.of("%s has no JSON for %d".formatted(operation, status))
        : new Checker().check("$", schema, body);
  }

  /** The schema by a name, held against a value. */
  List<String> problems(String schema, JsonNode value) {
    return new Checker().check("$", root.at("/components/schemas/" + schema), value);
  }

  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
  }

  private JsonNode operation(String operation) {
    String method = operation.substring(0, operation.indexOf(' ')).toLowerCase(Locale.ROOT);
    return root.path("paths").path(pathOf(operation)).path(method);
  }

  private static String pathOf(String operation) {
    return operation.substring(operation.indexOf(' ') + 1);
  }

  /** The part of JSON Schema that the document uses; an unknown property is a problem too. */
  private final class Checker {

    List<String> check(String at, JsonNode given, JsonNode value) {
      JsonNode schema = resolve(given);
      if (schema.isMissingNode()) {
        return List.of(at + ": no such schema: " + given);
      }
      if (value.isNull()) {
        boolean nullable = schema.path("nullable").asBoolean();
        return nullable ? List.of() : List.of(at + ": is null");
      }
      return schema.has("oneOf") ? oneOf(at, schema, value) : typed(at, schema, value);
    }

    private List<String> oneOf(String at, JsonNode schema, JsonNode value) {
      List<String> all = new ArrayList<>();
      for (JsonNode option : schema.path("oneOf")) {
        List<String> problems = check(at, option, value);
        if (problems.isEmpty()) {
          return problems;
        }
        all.addAll(problems);
      }
      return all;
    }

    private List<String> typed(String at, JsonNode schema, JsonNode value) {
      return switch (schema.path("type").asText()) {
        case "object" -> object(at, schema, value);
        case "array" -> array(at, schema, value);
        case "string" -> text(at, schema, value);
        case "integer" -> is(at, "integer", value.isIntegralNumber(), value);
        case "number" -> is(at, "number", value.isNumber(), value);
        case "boolean" -> is(at, "boolean", value.isBoolean(), value);
        default -> List.of(at + ": the schema has no type: " + schema);
      };
    }

    private List<String> object(String at, JsonNode schema, JsonNode value) {
      List<String> problems = new ArrayList<>(is(at, "object", value.isObject(), value));
      for (JsonNode name : schema.path("required")) {
        if (!value.has(name.asText())) {
          problems.add(at + ": lacks " + name.asText());
        }
      }
      JsonNode known = schema.path("properties");
      JsonNode others = schema.path("additionalProperties");
      value
          .properties()
          .forEach(
              property -> {
                String where = at + "." + property.getKey();
                JsonNode own = known.has(property.getKey()) ? known.get(property.getKey()) : others;
                problems.addAll(
                    own.isMissingNode()
                        ? List.of(where + ": is not described")
                        : check(where, own, property.getValue()));
              });
      return problems;
    }

    private List<String> array(String at, JsonNode schema, JsonNode value) {
      List<String> problems = new ArrayList<>(is(at, "array", value.isArray(), value));
      for (int i = 0; i < value.size(); i++) {
        problems.addAll(check(at + "[" + i + "]", schema.path("items"), value.get(i)));
      }
      return problems;
    }

    private List<String> text(String at, JsonNode schema, JsonNode value) {
      List<String> problems = new ArrayList<>(is(at, "string", value.isTextual(), value));
      List<String> allowed = new ArrayList<>();
      schema.path("enum").forEach(word -> allowed.add(word.asText()));
      if (!allowed.isEmpty() && !allowed.contains(value.asText())) {
        problems.add("%s: %s is none of %s".formatted(at, value, allowed));
      }
      return problems;
    }

    private List<String> is(String at, String type, boolean holds, JsonNode value) {
      return holds ? List.of() : List.of("%s: %s is no %s".formatted(at, value, type));
    }
  }
}
