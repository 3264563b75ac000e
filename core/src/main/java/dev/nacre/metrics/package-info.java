/** Figures of merit. */
package dev.nacre.metrics;
