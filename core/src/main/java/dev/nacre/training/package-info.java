/**
 * Training: from a network and data to a trained model.
 *
 * <ul>
 *   <li>Begin with {@link dev.nacre.training.Trainer}: its settings, {@code fit} and {@code pretrain}, which returns
 *       {@link dev.nacre.training.Trained} or the history as {@link dev.nacre.training.Epoch} objects.
 *   <li>{@link dev.nacre.training.Listener} is the interface of callbacks;
 *       {@link dev.nacre.training.EarlyStopping}, {@link dev.nacre.training.Checkpoints},
 *       {@link dev.nacre.training.TimeBudget} and {@link dev.nacre.training.Cancellation} are listeners.
 *   <li>For a training scheme of your own, implement {@link dev.nacre.training.Objective} and pass it to
 *       {@link dev.nacre.training.Trainer#minimise}, or write the loop yourself with
 *       {@link dev.nacre.training.Updater}.
 *   <li>{@link dev.nacre.training.FineTuning} trains pre-trained networks, and
 *       {@link dev.nacre.training.FullBatchTraining} runs full-batch optimizers.
 *   <li>{@link dev.nacre.training.Partitions} is data on several machines.
 * </ul>
 *
 * <p>What is not public is the loop over epochs and steps, the file format of checkpoints, and the tasks that are sent
 * to partitions. Checkpoints of older versions must stay readable, so change their format with care.
 */
package dev.nacre.training;
