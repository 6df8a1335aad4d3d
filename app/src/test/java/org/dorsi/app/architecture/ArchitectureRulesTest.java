package org.dorsi.app.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that no class can break holds nothing: each of them is shown its offender. */
class ArchitectureRulesTest {
  private static final String ROOT = "org.dorsi.app.architecture.wrong";
  private static final ArchitectureRules RULES = new ArchitectureRules(ROOT);
  private static final JavaClasses WRONG = new ClassFileImporter().importPackages(ROOT);

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("offenders")
  void findsItsOffender(String rule, String offender) throws ReflectiveOperationException {
    List<String> found = rule(rule).evaluate(WRONG).getFailureReport().getDetails();
    assertTrue(
        found.stream().anyMatch(violation -> violation.contains(offender)),
        () -> offender + " is not among " + found);
  }

  @Test
  void everyRuleHasAnOffender() {
    Set<String> rules =
        Arrays.stream(ArchitectureRules.class.getDeclaredMethods())
            .filter(
                method ->
                    method.getReturnType() == ArchRule.class && method.getParameterCount() == 0)
            .map(method -> method.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> shown =
        offenders().map(a -> (String) a.get()[0]).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(rules, shown);
  }

  private static ArchRule rule(String name) throws ReflectiveOperationException {
    return (ArchRule) ArchitectureRules.class.getDeclaredMethod(name).invoke(RULES);
  }

  static Stream<Arguments> offenders() {
    return Stream.of(
        arguments("sensorsKnowNothingOfOurs", "KnowsTheController"),
        arguments("controllerKnowsSensorsOnly", "WrongKernel$KnowsTheSimulator"),
        arguments("simDoesNotKnowTheWindow", "KnowsTheWindow"),
        arguments("windowDoesNotKnowTheSimulator", "WrongWindow$KnowsTheSimulator"),
        arguments("packagesHaveNoCycles", "BelongsToACycle"),
        arguments("kernelReadsNoClock", "ReadsTheSystemClock"),
        arguments("kernelReadsNoClock", "ReadsTheCalendar"),
        arguments("kernelDoesNoInputOrOutput", "ReadsAFile"),
        arguments("kernelStartsNoThread", "StartsAThread"),
        arguments("kernelStartsNoThread", "WaitsForAnother"),
        arguments("kernelDrawsNoUnseededNumbers", "ThrowsDice"),
        arguments("kernelDrawsNoUnseededNumbers", "DrawsWithoutSeed"),
        arguments("kernelIteratesNothingUnordered", "KeepsAHashMap"),
        arguments("kernelIteratesNothingUnordered", "KeepsASaltedSet"),
        arguments("mathematicsIsTheSameOnEveryMachine", "UsesThePlatformsSine"),
        arguments("serialPortsHaveOneAdapter", "OpensAPort"),
        arguments("drawingHasOnePackage", "Draws"),
        arguments("nativeCallsStayAtTheEdge", "CallsTheSystem"),
        arguments("safetyStandsAlone", "LeansOnTheGuard"),
        arguments("onlySafetyMakesCommands", "MakesACommand"),
        arguments("onlyTheGuardRebuildsCommands", "RebuildsACommand"),
        arguments("onlyTheGuardDrivesAStimulator", "DrivesAStimulator"),
        arguments("replayCannotReachAPort", "ReplaysIntoAPort"),
        arguments("quantitiesNameTheirUnit", "HidesItsUnit"),
        arguments("quantitiesNameTheirUnit", "HidesItsClock"),
        arguments("statesAreOwned", "CountsForEverybody"),
        arguments("constantsAreConstant", "RemembersForEverybody"),
        arguments("onlyCommandsPrint", "Prints"));
  }
}
