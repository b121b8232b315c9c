package io.rejoin.registry.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Keeps wall clocks, randomness, Kafka, loggers and hash order out of the core. */
final class PurityTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.rejoin.registry.core");

  @Test
  void shouldDependOnValuesAndTheLanguageAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "io.rejoin.registry.core",
            "io.rejoin.schemas..",
            "java.lang..",
            "java.util..",
            "java.nio..",
            "java.security..")
        .check(CORE);
  }

  @Test
  void shouldNotAskForTimeOrChance() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(RandomGenerator.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.time..")
        .check(CORE);
  }

  @Test
  void shouldNotIterateInHashOrder() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.HashSet")
        .orShould()
        .callMethod(java.util.Set.class, "copyOf", java.util.Collection.class)
        .orShould()
        .callMethod(java.util.Map.class, "copyOf", java.util.Map.class)
        .orShould()
        .callMethod(java.util.Map.class, "entrySet")
        .check(CORE);
  }

  @Test
  void shouldUseAHashMapForLookUpsOfClaimsOnly() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Roster")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.HashMap")
        .check(CORE);
  }
}
