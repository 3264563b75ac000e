/**
 * The lab: one page in a browser with experiments on training, computed by Nacre behind it.
 *
 * <p>An {@link dev.nacre.examples.lab.Experiment} is one small class and an entry of
 * {@link dev.nacre.examples.lab.Experiments#ALL}: it names its controls, and shows frames of figures and charts. All
 * else is here once: {@code LabServer} and {@code LabHandler} answer the page, {@code Jobs} bounds the work,
 * {@code LabPage} and {@code lab.js} have no code of any experiment.
 */
package dev.nacre.examples.lab;
