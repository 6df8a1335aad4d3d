/**
 * Kernel: what may reach a person. Limits, the limiter, the arming and suspension machine.
 *
 * <p>Depends on {@code java.base} and the kernel's own types only. Reads no clock, does no I/O,
 * starts no thread. Only this package constructs a {@link org.dorsi.controller.safety.SafeCommand}.
 */
@NullMarked
package org.dorsi.controller.safety;

import org.jspecify.annotations.NullMarked;
