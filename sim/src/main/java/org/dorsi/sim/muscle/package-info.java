/**
 * Kernel: seven Hill-type muscles a leg with series tendons, from excitation to joint torque.
 *
 * <p>Pure: reads no clock, does no I/O, starts no thread, allocates nothing in a step. Depends on
 * nothing of ours. Joint angles as Geyer has them: hip and knee pi when straight and less when
 * flexed, ankle pi/2 when neutral and more when plantarflexed; torques that extend or plantarflex
 * are positive.
 */
@NullMarked
package org.dorsi.sim.muscle;

import org.jspecify.annotations.NullMarked;
