package org.dorsi.app.bench;

import java.util.List;

/** Something that can be measured in less than a minute. */
interface Bench {

  /** What a person types to run only this one. */
  String name();

  /** Measures; what it prints on the way goes to standard error. */
  List<BenchRow> measure() throws Exception;
}
