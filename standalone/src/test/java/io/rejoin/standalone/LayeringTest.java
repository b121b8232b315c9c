package io.rejoin.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The diagram of {@code docs/architecture.md}, as a test. */
final class LayeringTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.rejoin");

  @Test
  void shouldDependDownwardsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("schemas")
        .definedBy("io.rejoin.schemas..")
        .layer("embedded")
        .definedBy("io.rejoin.embedded..")
        .layer("runtime")
        .definedBy("io.rejoin.runtime..")
        .layer("agent")
        .definedBy("io.rejoin.agent..")
        .layer("registry")
        .definedBy("io.rejoin.registry..")
        .layer("gate")
        .definedBy("io.rejoin.gate..")
        .layer("standalone")
        .definedBy("io.rejoin.standalone..")
        .whereLayer("standalone")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("gate")
        .mayOnlyBeAccessedByLayers("standalone")
        .whereLayer("registry")
        .mayOnlyBeAccessedByLayers("standalone")
        .whereLayer("agent")
        .mayOnlyBeAccessedByLayers("gate", "standalone")
        .whereLayer("embedded")
        .mayOnlyBeAccessedByLayers("standalone")
        .whereLayer("runtime")
        .mayOnlyBeAccessedByLayers("agent", "registry", "gate", "standalone")
        .check(ALL);
  }

  @Test
  void shouldKeepTheDoorAwayFromTheCore() {
    noClasses()
        .that()
        .resideInAPackage("io.rejoin.registry.door..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.rejoin.registry.core..")
        .check(ALL);
  }

  @Test
  void shouldKeepSocketsOutOfTheGatesDecisions() {
    noClasses()
        .that()
        .resideInAPackage("io.rejoin.gate.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "org.apache.kafka..", "io.rejoin.gate.net..")
        .check(ALL);
  }

  @Test
  void shouldEndTheProcessInMainOnly() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .and()
        .doNotHaveFullyQualifiedName("io.rejoin.standalone.Rejoin")
        .and()
        .doNotHaveFullyQualifiedName("io.rejoin.runtime.life.Exit")
        .and()
        .resideOutsideOfPackage("io.rejoin.embedded..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(ALL);
  }
}
