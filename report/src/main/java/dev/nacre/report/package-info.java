/**
 * Reports of trainings and experiments: self-contained HTML pages, readable in light mode, in dark mode and printed.
 *
 * <p>Begin with {@link dev.nacre.report.TrainingLog}, a listener that records a training, and
 * {@link dev.nacre.report.TrainingReport}, which turns the record into a page. A page of your own is a
 * {@link dev.nacre.report.Page} of {@link dev.nacre.report.Section}s with charts:
 * {@link dev.nacre.report.LineChart}, {@link dev.nacre.report.Distributions}, {@link dev.nacre.report.Scatter},
 * {@link dev.nacre.report.Confusion}, {@link dev.nacre.report.Mistakes}. Networks for images have
 * {@link dev.nacre.report.Filters}, {@link dev.nacre.report.ActivationMaps} and {@link dev.nacre.report.SaliencyMaps}.
 *
 * <p>Pages load nothing from outside: keep it so. Texts go through {@link dev.nacre.report.Html#escape}, except where a
 * parameter says that it is HTML. {@code report.js} reads the sizes that {@code Frame} has; change both together.
 */
package dev.nacre.report;
