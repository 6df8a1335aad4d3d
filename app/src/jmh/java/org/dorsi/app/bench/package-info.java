/**
 * How fast the parts are that a patient waits for: JMH benchmarks, and what runs them and judges
 * their figures. Built with the Maven profile {@code bench}; main thread.
 *
 * <p>May depend on everything that {@code app} may.
 */
@NullMarked
package org.dorsi.app.bench;

import org.jspecify.annotations.NullMarked;
