/**
 * The simulator against what people do: every supplied patient at each speed, with and without
 * stimulation, in numbers and figures.
 *
 * <p>Any thread; walks run in parallel. Depends on {@code sim}, for files on {@code
 * controller.config}, and for the closed loop on {@code app.session}.
 */
@NullMarked
package org.dorsi.app.validation;

import org.jspecify.annotations.NullMarked;
