package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.rejoin.runtime.feed.HandFedFeed;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.topic.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Holds {@code openapi.yaml} against the routes that are served. */
final class OpenApiTest {

  private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
  private static final Set<String> VERBS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH");

  private final ApiDocument document = ApiDocument.read();

  @Test
  void shouldDescribeEveryRouteAndServeEveryDescribedOne() throws Exception {
    assertThat(served()).isEqualTo(document.operations());
  }

  @Test
  void shouldRefOnlyToWhatIsThere() {
    assertThat(refs(document.root()))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(document.root().at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void shouldDescribeEveryParameterOfEveryPath() {
    for (String operation : document.operations()) {
      Set<String> inPath =
          IN_PATH
              .matcher(operation)
              .results()
              .map(match -> match.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(document.pathParameters(operation)).as(operation).isEqualTo(inPath);
    }
  }

  @Test
  void shouldNameEachOperationOnce() {
    List<String> ids = document.root().path("paths").findValuesAsText("operationId");

    assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(document.operations());
  }

  @Test
  void shouldServeItself() throws Exception {
    try (LocalHttp http = new LocalHttp(door()::addTo)) {
      assertThat(http.raw("/openapi.yaml")).startsWith("openapi: 3.");
    }
  }

  @Test
  void shouldFindWhatAnAnswerLacksOrHasTooMuch() throws Exception {
    ObjectMapper json = new ObjectMapper();

    assertThat(problems(json, "{'error':'INVALID','message':'text'}")).isEmpty();
    assertThat(problems(json, "{'error':'INVALID'}")).containsExactly("$: lacks message");
    assertThat(problems(json, "{'error':5,'message':null,'more':1}"))
        .containsExactlyInAnyOrder(
            "$.error: 5 is no string", "$.message: is null", "$.more: is not described");
  }

  private List<String> problems(ObjectMapper json, String body) throws Exception {
    return document.problems("Problem", json.readTree(body.replace('\'', '"')));
  }

  private static Set<String> served() throws Exception {
    AtomicReference<RoutesConfig> config = new AtomicReference<>();
    HttpDoor door = door();
    try (LocalHttp http =
        new LocalHttp(
            routes -> {
              config.set(routes);
              door.addTo(routes);
            })) {
      assertThat(http.get("/health/live").status()).isEqualTo(200);
      return config.get().getCfg$javalin().internalRouter.allHttpHandlers().stream()
          .map(handler -> handler.endpoint)
          .filter(endpoint -> VERBS.contains(endpoint.method.name()))
          .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static HttpDoor door() {
    Views views =
        new Views(
            new HandFedFeed<Node>("nodes").feed(),
            new HandFedFeed<Leader>("leaders").feed(),
            new HandFedFeed<Routes>("routes").feed(),
            new HandFedFeed<Kick>("kicks").feed(),
            () -> Rules.DEFAULT);
    HttpDoor.Clients clients =
        new HttpDoor.Clients(
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()),
            () -> {
              throw new UnsupportedOperationException("Nothing is read");
            },
            (topic, value) -> new byte[0],
            (topic, bytes) -> null);
    return new HttpDoor(clients, views, Topics.withPrefix("rejoin."), Optional.empty());
  }

  private static List<String> refs(JsonNode node) {
    return node.findValuesAsText("$ref");
  }
}
