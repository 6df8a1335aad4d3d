/**
 * One class a command: what it takes, what it prints, how it ends.
 *
 * <p>Main thread.
 */
@NullMarked
package org.dorsi.app.command;

import org.jspecify.annotations.NullMarked;
