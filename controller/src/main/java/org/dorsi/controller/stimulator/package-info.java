/**
 * Shell: what a stimulator must be told, and when, as state machines without a clock or a port.
 *
 * <p>One thread at a time. May depend on the kernel and on the codecs below; ports and threads
 * belong to {@code controller.guard}.
 */
@NullMarked
package org.dorsi.controller.stimulator;

import org.jspecify.annotations.NullMarked;
