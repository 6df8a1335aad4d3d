package org.dorsi.app.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the program to the rules of its architecture. */
class ArchitectureTest {
  private static final ArchitectureRules RULES = new ArchitectureRules("org.dorsi");
  private static final JavaClasses DORSI =
      new ClassFileImporter()
          .withImportOption(
              place -> !place.contains("/test-classes/") && !place.contains("-tests.jar"))
          .importPackages("org.dorsi");

  @ParameterizedTest
  @ValueSource(strings = {"sensors", "controller", "sim", "visualization", "app"})
  void sawTheClassesOfEachModule(String module) {
    assertTrue(
        DORSI.stream().anyMatch(c -> c.getPackageName().startsWith("org.dorsi." + module)),
        "no class of " + module + " was imported: every rule holds for nothing");
  }

  @Test
  void sawTheWholeProgram() {
    assertTrue(DORSI.size() > 250, "only " + DORSI.size() + " classes were imported");
  }

  /** Otherwise a module could put a class beside SafeCommand and call its hidden constructor. */
  @Test
  void noTwoModulesShareAPackage() {
    Map<String, Set<String>> modulesByPackage = new TreeMap<>();
    for (JavaClass type : DORSI) {
      modulesByPackage
          .computeIfAbsent(type.getPackageName(), p -> new TreeSet<>())
          .add(
              type.getSource()
                  .orElseThrow()
                  .getUri()
                  .toString()
                  .replaceFirst("(classes/|!/).*", ""));
    }
    modulesByPackage.forEach(
        (name, places) -> assertEquals(1, places.size(), name + " is split: " + places));
  }

  @Test
  void sensorsKnowNothingOfOurs() {
    RULES.sensorsKnowNothingOfOurs().check(DORSI);
  }

  @Test
  void controllerKnowsSensorsOnly() {
    RULES.controllerKnowsSensorsOnly().check(DORSI);
  }

  @Test
  void simDoesNotKnowTheWindow() {
    RULES.simDoesNotKnowTheWindow().check(DORSI);
  }

  @Test
  void windowDoesNotKnowTheSimulator() {
    RULES.windowDoesNotKnowTheSimulator().check(DORSI);
  }

  @Test
  void packagesHaveNoCycles() {
    RULES.packagesHaveNoCycles().check(DORSI);
  }

  @Test
  void kernelReadsNoClock() {
    RULES.kernelReadsNoClock().check(DORSI);
  }

  @Test
  void kernelDoesNoInputOrOutput() {
    RULES.kernelDoesNoInputOrOutput().check(DORSI);
  }

  @Test
  void kernelStartsNoThread() {
    RULES.kernelStartsNoThread().check(DORSI);
  }

  @Test
  void kernelDrawsNoUnseededNumbers() {
    RULES.kernelDrawsNoUnseededNumbers().check(DORSI);
  }

  @Test
  void kernelIteratesNothingUnordered() {
    RULES.kernelIteratesNothingUnordered().check(DORSI);
  }

  @Test
  void mathematicsIsTheSameOnEveryMachine() {
    RULES.mathematicsIsTheSameOnEveryMachine().check(DORSI);
  }

  @Test
  void serialPortsHaveOneAdapter() {
    RULES.serialPortsHaveOneAdapter().check(DORSI);
  }

  @Test
  void drawingHasOnePackage() {
    RULES.drawingHasOnePackage().check(DORSI);
  }

  @Test
  void nativeCallsStayAtTheEdge() {
    RULES.nativeCallsStayAtTheEdge().check(DORSI);
  }

  @Test
  void safetyStandsAlone() {
    RULES.safetyStandsAlone().check(DORSI);
  }

  @Test
  void onlySafetyMakesCommands() {
    RULES.onlySafetyMakesCommands().check(DORSI);
  }

  @Test
  void onlyTheGuardRebuildsCommands() {
    RULES.onlyTheGuardRebuildsCommands().check(DORSI);
  }

  @Test
  void onlyTheGuardDrivesAStimulator() {
    RULES.onlyTheGuardDrivesAStimulator().check(DORSI);
  }

  @Test
  void replayCannotReachAPort() {
    RULES.replayCannotReachAPort().check(DORSI);
  }

  @Test
  void quantitiesNameTheirUnit() {
    RULES.quantitiesNameTheirUnit().check(DORSI);
  }

  @Test
  void statesAreOwned() {
    RULES.statesAreOwned().check(DORSI);
  }

  @Test
  void constantsAreConstant() {
    RULES.constantsAreConstant().check(DORSI);
  }

  @Test
  void onlyCommandsPrint() {
    RULES.onlyCommandsPrint().check(DORSI);
  }
}
