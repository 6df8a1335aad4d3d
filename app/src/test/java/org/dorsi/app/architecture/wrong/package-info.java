/**
 * A small program with the packages of the real one in which every rule of the architecture is
 * broken once, by a class whose name says how. Never run.
 */
@NullMarked
package org.dorsi.app.architecture.wrong;

import org.jspecify.annotations.NullMarked;
