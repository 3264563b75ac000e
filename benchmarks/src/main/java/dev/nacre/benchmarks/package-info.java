/** Measurements through the public API. */
package dev.nacre.benchmarks;
