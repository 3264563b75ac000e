package dev.nacre.optimizers;

/**
 * A point that a line search has evaluated: its distance along the line, the loss there, the slope of the loss along
 * the line, the point and the gradient.
 */
record LinePoint(double length, double loss, double slope, double[] point, double[] gradient) {}
