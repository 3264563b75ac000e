package dev.nacre.optimizers;

/** A point that a line search has looked at: how far along it lies, the loss there, its slope along the line, the gradient. */
record Trial(double length, double loss, double slope, double[] point, double[] gradient) {}
