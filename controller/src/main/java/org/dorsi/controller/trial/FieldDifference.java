package org.dorsi.controller.trial;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the field in which two trees of records differ. Any thread. */
final class FieldDifference {

  /** One field and its two values; a value that one side lacks is {@code absent}. */
  record Field(String name, String first, String second) {}

  private FieldDifference() {}

  /** The first differing field in the order of declaration; null where there is none. */
  static @Nullable Field first(Record first, Record second) {
    Map<String, String> ofFirst = new LinkedHashMap<>();
    Map<String, String> ofSecond = new LinkedHashMap<>();
    flatten("", first, ofFirst);
    flatten("", second, ofSecond);
    for (Map.Entry<String, String> field : ofFirst.entrySet()) {
      String other = ofSecond.getOrDefault(field.getKey(), "absent");
      if (!field.getValue().equals(other)) {
        return new Field(field.getKey(), field.getValue(), other);
      }
    }
    for (Map.Entry<String, String> field : ofSecond.entrySet()) {
      if (!ofFirst.containsKey(field.getKey())) {
        return new Field(field.getKey(), "absent", field.getValue());
      }
    }
    return null;
  }

  private static void flatten(String name, @Nullable Object value, Map<String, String> fields) {
    if (value instanceof Record record) {
      // The kind first: two states without components differ in nothing else.
      fields.put(name.isEmpty() ? "kind" : name, record.getClass().getSimpleName());
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        String part = name.isEmpty() ? component.getName() : name + "." + component.getName();
        flatten(part, component(record, component), fields);
      }
    } else if (value instanceof List<?> list) {
      fields.put(name + ".size", Integer.toString(list.size()));
      for (int i = 0; i < list.size(); i++) {
        flatten(name + "[" + i + "]", list.get(i), fields);
      }
    } else {
      fields.put(name, text(value));
    }
  }

  /** Unequal bits give unequal texts: also for not-a-numbers. */
  private static String text(@Nullable Object value) {
    if (value instanceof Double d && Double.isNaN(d)) {
      return "NaN(0x" + Long.toHexString(Double.doubleToRawLongBits(d)) + ")";
    }
    return String.valueOf(value);
  }

  private static @Nullable Object component(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
