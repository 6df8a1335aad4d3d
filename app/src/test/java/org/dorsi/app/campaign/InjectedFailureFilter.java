package org.dorsi.app.campaign;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Leaves out of the log what the campaign itself throws into a tick: that the loop tells of it is
 * expected some hundred times a campaign. Every other failure is printed, with its trace. Named in
 * {@code logback-test.xml}. Any thread.
 */
public final class InjectedFailureFilter extends Filter<ILoggingEvent> {

  /** Only logback makes one. */
  public InjectedFailureFilter() {}

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy failure
            && failure.getThrowable() instanceof ProcessFaults.Injected
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
