package org.dorsi.app.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.regex.Pattern;

/** How the name of a number says its unit. */
final class UnitNames {

  private static final Pattern UNIT =
      Pattern.compile(
          ".+(Ns|Micros|Ms|Seconds|Minutes|Hz|PerSec|PerMinute|Milliamps|Microcoulombs"
              + "|Ohms|Millivolts|Volts|Rad|RadPerSec|RadPerSec2|Deg|DegPerSec|Meters|MetersPerSec"
              + "|MetersPerSec2|Millimeters|Cm2|Newtons|NewtonMeters|NewtonSeconds|Kilograms"
              + "|KilogramMeters2|Joules|Watts|Celsius|BodyWeights|Fraction|Percent|Bytes)");

  /** A unit alone is a name too: {@code seconds}. */
  private static final Pattern UNIT_ALONE =
      Pattern.compile(
          "ns|micros|ms|seconds|hz|milliamps|rad|meters|newtons|fraction|percent|bytes");

  /** A long may also count things. */
  private static final Pattern COUNT =
      Pattern.compile(
          "[a-z]*(?i:frames|pulses|ticks|readings|records|samples|bytes|permits)([A-Z].*)?");

  /** Components that hold no quantity of one unit; by record, or by name where any record may. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("Limitation.requested", "its unit is the component quantity"),
          Map.entry("Limitation.delivered", "its unit is the component quantity"),
          Map.entry("Checkpoint.coveredFrom", "an offset in a file"),
          Map.entry("SetPower.modules", "bits, not a number"),
          Map.entry("Axis.least", "in the unit that the axis is labelled with"),
          Map.entry("Axis.most", "in the unit that the axis is labelled with"),
          Map.entry("Axis.step", "in the unit that the axis is labelled with"),
          Map.entry("tick", "a running number"),
          Map.entry("seed", "an arbitrary number"),
          Map.entry("cadence", "steps a minute, the field's own word"),
          Map.entry("checksumFailures", "a count"),
          Map.entry("resyncs", "a count"),
          Map.entry("sequenceGaps", "a count"),
          Map.entry("implausible", "a count"));

  private UnitNames() {}

  static DescribedPredicate<JavaField> hold64Bits() {
    return DescribedPredicate.describe(
        "are double or long",
        field ->
            field.getRawType().isEquivalentTo(double.class)
                || field.getRawType().isEquivalentTo(long.class));
  }

  static ArchCondition<JavaField> endInAUnit() {
    return new ArchCondition<>("end in their unit") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        if (!namesUnit(field)) {
          events.add(
              SimpleConditionEvent.violated(
                  field,
                  field.getFullName()
                      + " must end in its unit, for example Ns, Seconds, Milliamps, Fraction"));
        }
      }
    };
  }

  private static boolean namesUnit(JavaField field) {
    String name = field.getName();
    String qualified = field.getOwner().getSimpleName() + "." + name;
    return UNIT.matcher(name).matches()
        || UNIT_ALONE.matcher(name).matches()
        || (field.getRawType().isEquivalentTo(long.class) && COUNT.matcher(name).matches())
        || EXCEPTIONS.containsKey(name)
        || EXCEPTIONS.containsKey(qualified);
  }
}
