/**
 * Optimizers and learning-rate schedules. {@link dev.nacre.Optimizer} is the interface: it turns a gradient into the
 * step that the trainer subtracts. All state is in slots, which the trainer owns, saves and restores.
 *
 * <p>Begin with {@link dev.nacre.optimizers.Adam} or {@link dev.nacre.optimizers.Nesterov}, and with
 * {@link dev.nacre.optimizers.Chain}, which combines an optimizer with clipping, weight decay, averaging and a
 * {@link dev.nacre.optimizers.Schedule}. {@link dev.nacre.optimizers.Lbfgs}, {@link dev.nacre.optimizers.Bfgs} and
 * {@link dev.nacre.optimizers.Newton} are for full batches. A new optimizer is one record in a file of its own, with a
 * golden trace from another program; no list has to change.
 *
 * <p>Don't change the number or the order of an optimizer's slots: checkpoints hold them. Loops have no branches, so
 * that they vectorise on JDK 17.
 */
package dev.nacre.optimizers;
