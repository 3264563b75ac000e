/**
 * Training: the loop over epochs and batches, what it minimises, and who watches it.
 *
 * <p>Begin with {@link dev.nacre.training.Trainer}: {@code Trainer.of(loss, optimizer).fit(network, data)} returns a
 * {@link dev.nacre.training.Trained}, with the model and one {@link dev.nacre.training.Epoch} after the other. A
 * {@link dev.nacre.training.Listener} is told how it goes: {@link dev.nacre.training.EarlyStopping},
 * {@link dev.nacre.training.Checkpoints}, {@link dev.nacre.training.TimeBudget} are listeners.
 *
 * <p>For another scheme than targets or reconstruction, write an {@link dev.nacre.training.Objective}; for a loop of
 * your own, take an {@link dev.nacre.training.Updater}. {@link dev.nacre.training.Partitions} is for data on several
 * machines, {@link dev.nacre.training.FullBatchTraining} for methods such as L-BFGS.
 *
 * <p>A resumed training gives the bits of one that was never interrupted. Whoever changes the loop must keep the order
 * of its random draws and additions, and what a checkpoint holds.
 */
package dev.nacre.training;
