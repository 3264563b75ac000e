package dev.nacre.examples;

/** How long training takes: a number of epochs, or of seconds if that is above 0. */
record RestorerEffort(int epochs, int seconds) {}
