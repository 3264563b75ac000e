/**
 * The metrics that come with core: values for people to read, which training does not use. {@link dev.nacre.Metric} is
 * the interface.
 *
 * <p>Begin with {@link dev.nacre.metrics.Accuracy} for classes and {@link dev.nacre.metrics.R2} or
 * {@link dev.nacre.metrics.Mae} for numbers. {@link dev.nacre.metrics.RocAuc} and
 * {@link dev.nacre.metrics.AveragePrecision} rank samples by score; {@link dev.nacre.metrics.Precision},
 * {@link dev.nacre.metrics.Recall} and {@link dev.nacre.metrics.F1} come from
 * {@link dev.nacre.metrics.ConfusionMatrix}, which can be read by itself.
 *
 * <p>Every metric reads predictions (what the loss's {@code predict} returns), never logits. {@code Ranking} is
 * internal.
 */
package dev.nacre.metrics;
