package io.rejoin.schemas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TopicsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "topics.md");
  private static final Pattern LINK = Pattern.compile("\\(#([a-z-]+)\\)");

  @Test
  void shouldBeWhatTheCatalogueAndTheSchemasSay() throws IOException {
    if (Boolean.getBoolean("rejoin.docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, TopicsPage.text());
    }

    assertThat(PAGE)
        .as("docs/topics.md is stale: write it by mvn test -pl schemas -Drejoin.docs.write=true")
        .hasContent(TopicsPage.text());
  }

  @Test
  void shouldTellOfEveryTopicAndRecord() throws IOException {
    String page = TopicsPage.text();

    assertThat(Topics.specs())
        .allSatisfy(spec -> assertThat(page).contains("### rejoin." + spec.name() + "\n"));
    assertThat(Codecs.all())
        .allSatisfy(codec -> assertThat(page).contains(codec.schema().getDoc()));
  }

  @Test
  void shouldLinkToNothingThatIsMissing() throws IOException {
    String page = TopicsPage.text();
    List<String> targets =
        LINK.matcher(page).results().map(result -> result.group(1)).distinct().toList();

    assertThat(targets).isNotEmpty();
    assertThat(targets).allSatisfy(target -> assertThat(anchors(page)).contains(target));
  }

  private static List<String> anchors(String page) {
    Pattern anchor = Pattern.compile("(?m)^#+ (.+)$|<a id=\"([a-z]+)\">");
    return anchor.matcher(page).results().map(TopicsPageTest::anchor).toList();
  }

  private static String anchor(MatchResult found) {
    return found.group(2) == null
        ? found.group(1).toLowerCase(Locale.ROOT).replace(".", "").replace(' ', '-')
        : found.group(2);
  }
}
