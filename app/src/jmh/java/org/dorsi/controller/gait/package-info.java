/** Benchmarks that must see inside the kernel's gait package. */
@NullMarked
package org.dorsi.controller.gait;

import org.jspecify.annotations.NullMarked;
