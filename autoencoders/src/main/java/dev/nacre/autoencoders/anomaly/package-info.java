/**
 * Detection of anomalies: what is unlike the data that an autoencoder was trained on. {@link
 * dev.nacre.autoencoders.anomaly.AnomalyDetector} scores samples, decides by a threshold, gives p-values and reasons;
 * {@link dev.nacre.autoencoders.anomaly.ScoreDrift} watches the scores of a stream.
 */
package dev.nacre.autoencoders.anomaly;
