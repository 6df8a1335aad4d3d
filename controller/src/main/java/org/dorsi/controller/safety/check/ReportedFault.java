package org.dorsi.controller.safety.check;

import java.util.List;
import org.dorsi.controller.safety.Fault;

/**
 * A fault that somebody outside the kernel saw: of the stimulator (H17), the guard (H16), the
 * console. Control thread only.
 *
 * @param kind which
 */
record ReportedFault(Fault.Kind kind) implements SafetyCheck {

  @Override
  public void look(Sight sight, Findings findings) {
    List<Fault> faults = sight.faults();
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      if (fault.kind() == kind) {
        findings.latch(fault.source() + ": " + fault.detail());
      }
    }
  }
}
