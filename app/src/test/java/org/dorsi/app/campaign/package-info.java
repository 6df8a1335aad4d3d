/**
 * The fault campaign: the whole controller in virtual time with emulated sensors and stimulator,
 * faults thrown into it, and a judge who reads the stimulator's wire. Test scope only: no fault can
 * be injected into the program that is delivered. One thread a run.
 */
@NullMarked
package org.dorsi.app.campaign;

import org.jspecify.annotations.NullMarked;
