package org.dorsi.visualization.gl;

/** The keys that screens use. */
public enum Key {
  SPACE,
  ESCAPE,
  F1,
  F2,
  F3,
  F4,
  F5,
  F6,
  F7,
  F8,
  F9,
  UP,
  DOWN,
  LEFT,
  RIGHT,
  PLUS,
  MINUS,
  C,
  E,
  T,
  DIGIT_1,
  DIGIT_2,
  DIGIT_3,
  DIGIT_4,
  DIGIT_5,
  DIGIT_6,
  DIGIT_7,
  DIGIT_8,
  DIGIT_9
}
