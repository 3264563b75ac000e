/**
 * The losses that come with core. {@link dev.nacre.Loss} is the interface: a loss of one sample, and its gradient.
 *
 * <p>Begin with {@link dev.nacre.losses.CrossEntropy} (one class out of several),
 * {@link dev.nacre.losses.BinaryCrossEntropy} (yes or no, or several labels at once) or {@link dev.nacre.losses.Mse}
 * (numbers). {@link dev.nacre.losses.ClassWeighted} and
 * {@link dev.nacre.losses.PerStep} wrap another loss.
 *
 * <p>The losses for classification take logits: the network's last layer needs no softmax or sigmoid. A loss of your
 * own is one record in a package of your own; nothing here has to change. {@code Sums} is internal.
 */
package dev.nacre.losses;
