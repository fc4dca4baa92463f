package org.ingestworkbench;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data flows one way: this is the column "may import" of the design, as a test. */
class PackageRuleTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.ingestworkbench");

  @Test
  void everyPackageImportsOnlyWhatItMay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("root")
        .definedBy("org.ingestworkbench")
        .layer("settle")
        .definedBy("org.ingestworkbench.settle")
        .layer("operation")
        .definedBy("org.ingestworkbench.operation")
        .layer("retry")
        .definedBy("org.ingestworkbench.retry")
        .layer("engine")
        .definedBy("org.ingestworkbench.engine")
        .layer("check")
        .definedBy("org.ingestworkbench.check")
        .layer("resume")
        .definedBy("org.ingestworkbench.resume")
        .layer("rollback")
        .definedBy("org.ingestworkbench.rollback")
        .layer("memory")
        .definedBy("org.ingestworkbench.memory")
        .layer("repository")
        .definedBy("org.ingestworkbench.repository")
        .layer("store")
        .definedBy("org.ingestworkbench.store")
        .layer("listener")
        .definedBy("org.ingestworkbench.listener")
        .layer("plan")
        .definedBy("org.ingestworkbench.plan..")
        .layer("source")
        .definedBy("org.ingestworkbench.source..")
        .layer("model")
        .definedBy("org.ingestworkbench.model")
        .layer("store.workflow")
        .definedBy("org.ingestworkbench.store.workflow")
        .whereLayer("store.workflow")
        .mayOnlyBeAccessedByLayers("memory")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("settle")
        .mayOnlyBeAccessedByLayers("root", "engine", "rollback")
        .whereLayer("operation")
        .mayOnlyBeAccessedByLayers("root", "retry", "engine", "check", "resume", "rollback")
        .whereLayer("retry")
        .mayOnlyBeAccessedByLayers("root", "engine", "check", "resume", "rollback")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("check")
        .mayOnlyBeAccessedByLayers("root", "engine")
        .whereLayer("rollback")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("memory")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("resume")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("listener")
        .mayOnlyBeAccessedByLayers(
            "root",
            "operation",
            "retry",
            "settle",
            "engine",
            "check",
            "resume",
            "rollback",
            "memory")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers(
            "root",
            "operation",
            "retry",
            "settle",
            "engine",
            "check",
            "resume",
            "rollback",
            "memory",
            "store.workflow",
            "listener")
        .whereLayer("repository")
        .mayOnlyBeAccessedByLayers(
            "root",
            "operation",
            "retry",
            "settle",
            "engine",
            "check",
            "resume",
            "rollback",
            "memory",
            "store",
            "listener")
        .whereLayer("plan")
        .mayOnlyBeAccessedByLayers("root", "engine", "check", "resume", "memory")
        .whereLayer("source")
        .mayOnlyBeAccessedByLayers("root", "engine", "check", "resume", "plan")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers(
            "root",
            "operation",
            "retry",
            "settle",
            "engine",
            "check",
            "resume",
            "rollback",
            "memory",
            "repository",
            "store",
            "listener",
            "plan",
            "source",
            "store.workflow")
        .check(CORE);
  }

  @Test
  void noTwoPackagesImportEachOther() {
    slices().matching("org.ingestworkbench.(**)").should().beFreeOfCycles().check(CORE);
  }
}
