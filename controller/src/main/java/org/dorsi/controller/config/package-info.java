/**
 * Configuration files: TOML read strictly, every complaint with file, line, key, value and rule.
 *
 * <p>Any thread; no state after reading.
 */
@NullMarked
package org.dorsi.controller.config;

import org.jspecify.annotations.NullMarked;
