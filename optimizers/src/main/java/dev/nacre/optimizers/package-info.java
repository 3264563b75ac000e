/**
 * Update rules, and the links that a {@link dev.nacre.optimizers.Chain} of them is made of: clipping, decay, averaging,
 * schedules. Each is one small record; all state lies in slots that the trainer owns.
 */
package dev.nacre.optimizers;
