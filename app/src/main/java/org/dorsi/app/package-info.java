/** The composition root: {@code main}, and nothing else. */
@NullMarked
package org.dorsi.app;

import org.jspecify.annotations.NullMarked;
