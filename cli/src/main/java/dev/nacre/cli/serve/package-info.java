/**
 * A small HTTP service that predicts with a saved model: the JDK's own server, JSON in and out. {@link
 * dev.nacre.cli.serve.PredictionServer} can be taken into a program of one's own.
 */
package dev.nacre.cli.serve;
