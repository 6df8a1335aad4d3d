package org.dorsi.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.stream.Collectors;

/**
 * The rules of the architecture, each with its reason, for the packages below one root.
 *
 * @param root the root package: the program's own, or that of classes written to break the rules
 */
record ArchitectureRules(String root) {

  private static final String TRANSCENDENTAL =
      "a?sinh?|a?cosh?|a?tanh?|atan2|exp|expm1|log|log10|log1p|pow|cbrt|hypot";

  // ---- 1: the arrows between the modules

  ArchRule sensorsKnowNothingOfOurs() {
    return mayNotKnow("sensors", "controller", "sim", "visualization", "app")
        .because("sensors turn the outside world into readings, whoever reads them");
  }

  ArchRule controllerKnowsSensorsOnly() {
    return mayNotKnow("controller", "sim", "visualization", "app")
        .because("the same controller runs against the simulator, under the window, or alone");
  }

  ArchRule simDoesNotKnowTheWindow() {
    return mayNotKnow("sim", "visualization", "app")
        .because("simulated trials run without a display");
  }

  ArchRule windowDoesNotKnowTheSimulator() {
    return mayNotKnow("visualization", "sim", "app")
        .because("the window shows what the controller publishes, whatever walks behind it");
  }

  ArchRule packagesHaveNoCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("a package that cannot be understood without its user is not a package");
  }

  // ---- 2: the kernel is a function of its arguments

  ArchRule kernelReadsNoClock() {
    return noClasses()
        .that(kernel())
        .should()
        .callMethodWhere(
            target(nameMatching("nanoTime|currentTimeMillis"))
                .and(targetOwner(assignableTo(System.class))))
        .orShould()
        .callMethodWhere(
            target(nameMatching("now")).and(targetOwner(resideInAPackage("java.time.."))))
        .orShould()
        .dependOnClassesThat(belongToAnyOf(Clock.class, Timer.class))
        .because("time is an argument, so that a replay sees the time of the recording");
  }

  ArchRule kernelDoesNoInputOrOutput() {
    return noClasses()
        .that(kernel())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio..", "java.net..", "org.slf4j.."))
        .because("what the kernel may know arrives in its inputs, or a replay would differ");
  }

  ArchRule kernelStartsNoThread() {
    return noClasses()
        .that(kernel())
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.util.concurrent..").or(belongToAnyOf(Thread.class)))
        .because("one thread owns the decision");
  }

  ArchRule kernelDrawsNoUnseededNumbers() {
    return noClasses()
        .that(kernel())
        .should()
        .callMethodWhere(target(nameMatching("random")).and(targetOwner(belongToAnyOf(Math.class))))
        .orShould()
        .callConstructorWhere(withoutSeed())
        .because("noise is seeded, so that a run can be repeated");
  }

  ArchRule kernelIteratesNothingUnordered() {
    return noClasses()
        .that(kernel())
        .should()
        .dependOnClassesThat(belongToAnyOf(HashMap.class, HashSet.class))
        .orShould()
        .callMethodWhere(
            target(nameMatching("of|ofEntries|copyOf"))
                .and(targetOwner(belongToAnyOf(Set.class, Map.class))))
        .orShould()
        .callMethodWhere(
            target(nameMatching("to(Set|Map)|toUnmodifiable(Set|Map)|groupingBy|partitioningBy"))
                .and(targetOwner(belongToAnyOf(Collectors.class))))
        .because("their order changes from run to run, that of a replay must not");
  }

  ArchRule mathematicsIsTheSameOnEveryMachine() {
    return noClasses()
        .that(kernel().or(resideInAPackage(root + ".sim..")))
        .should()
        .callMethodWhere(
            targetOwner(belongToAnyOf(Math.class)).and(target(nameMatching(TRANSCENDENTAL))))
        .because("Math's transcendental functions may differ by JDK; StrictMath's may not");
  }

  // ---- 3: who may know which library

  ArchRule serialPortsHaveOneAdapter() {
    return onlyIn(
            "the serial ports' library", "com.fazecast..", "sensors.serial", "controller.guard")
        .because("everybody else sees bytes on a SerialLink, and tests need no port");
  }

  ArchRule drawingHasOnePackage() {
    return onlyIn("the drawing libraries", "org.lwjgl..|imgui..", "visualization.gl")
        .because("what is shown can be tested without a display");
  }

  ArchRule nativeCallsStayAtTheEdge() {
    return onlyIn("JNA", "com.sun.jna..", "sim.device", "controller.guard")
        .because("a system call is not portable: pseudo-terminals and process groups only");
  }

  // ---- 4: nothing reaches a stimulator but what was limited

  ArchRule safetyStandsAlone() {
    return classes()
        .that()
        .resideInAPackage(root + ".controller.safety..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java.lang..", "java.util..", "org.jspecify..")
                .or(resideInAnyPackage(kernelPackages()))
                .or(resideInAPackage(root + ".sensors")))
        .because("the last word on a patient's safety can be read, and tested, from one package");
  }

  ArchRule onlySafetyMakesCommands() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".controller.safety..")
        .should()
        .callConstructorWhere(targetOwner(simpleName("SafeCommand")))
        .because("a SafeCommand is the proof that every limit has been applied");
  }

  ArchRule onlyTheGuardRebuildsCommands() {
    return noClasses()
        .that(not(resideInAnyPackage(root + ".controller.safety..", root + ".controller.guard..")))
        .should()
        .dependOnClassesThat(simpleName("HardLimiter").and(resideInAPackage(root + "..")))
        .because("only the guard receives commands as numbers and has to limit them again");
  }

  ArchRule onlyTheGuardDrivesAStimulator() {
    return noClasses()
        .that(
            not(
                resideInAnyPackage(
                    root + ".controller.stimulator..", root + ".controller.guard..")))
        .should()
        .dependOnClassesThat(resideInAPackage(root + ".controller.stimulator.."))
        .because("the stimulator's port belongs to the guard process");
  }

  ArchRule replayCannotReachAPort() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".controller.trial..")
        .should()
        .transitivelyDependOnClassesThat(
            resideInAnyPackage(root + ".sensors.serial..", root + ".controller.guard.."))
        .because("a recorded command must never stimulate anybody again");
  }

  // ---- 5: units are in the names

  ArchRule quantitiesNameTheirUnit() {
    return fields()
        .that()
        .areNotStatic()
        .and()
        .areDeclaredInClassesThat(DescribedPredicate.describe("are records", JavaClass::isRecord))
        .and(UnitNames.hold64Bits())
        .should(UnitNames.endInAUnit())
        .because("a number without its unit is a guess");
  }

  // ---- 6: no hidden state, no hidden output

  ArchRule statesAreOwned() {
    return fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("static state has no owner: no thread, no session, no test of its own");
  }

  ArchRule constantsAreConstant() {
    return noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(
            resideInAnyPackage("java.util.concurrent.atomic..")
                .or(belongToAnyOf(ArrayList.class, ArrayDeque.class, ThreadLocal.class))
                .or(assignableTo(HashMap.class))
                .or(assignableTo(HashSet.class)))
        .because("a final field that holds something mutable is static state");
  }

  ArchRule onlyCommandsPrint() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".app..")
        .should()
        .accessField(System.class, "out")
        .because("standard output belongs to the command that runs: its last line may be JSON");
  }

  // ---- what the rules are made of

  private ArchRule mayNotKnow(String module, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + module + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                Arrays.stream(others).map(m -> root + "." + m + "..").toArray(String[]::new)));
  }

  private ArchRule onlyIn(String what, String libraryPackages, String... owners) {
    String[] allowed =
        Arrays.stream(owners).map(owner -> root + "." + owner + "..").toArray(String[]::new);
    return noClasses()
        .that(not(resideInAnyPackage(allowed)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(libraryPackages.split("\\|")))
        .as(what + " may only be used in " + String.join(", ", allowed));
  }

  private String[] kernelPackages() {
    return new String[] {
      root + ".controller.gait..",
      root + ".controller.filter..",
      root + ".controller.stimulation..",
      root + ".controller.safety.."
    };
  }

  private DescribedPredicate<JavaClass> kernel() {
    DescribedPredicate<JavaClass> simulatedPhysics =
        resideInAPackage(root + ".sim..")
            .and(
                not(
                    resideInAnyPackage(
                        root + ".sim.rig..", root + ".sim.device..", root + ".sim.tuning..")));
    DescribedPredicate<JavaClass> controllerOfOneTick =
        resideInAPackage(root + ".controller.loop").and(simpleName("GaitController"));
    return resideInAnyPackage(kernelPackages())
        .or(simulatedPhysics)
        .or(controllerOfOneTick)
        .as("belong to the kernel");
  }

  private static DescribedPredicate<JavaConstructorCall> withoutSeed() {
    return DescribedPredicate.describe(
        "draws from a generator without a seed",
        call ->
            call.getTarget().getRawParameterTypes().isEmpty()
                && (call.getTargetOwner().isEquivalentTo(Random.class)
                    || call.getTargetOwner().isEquivalentTo(SplittableRandom.class)));
  }
}
