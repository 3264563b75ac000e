/** Experiments for lectures on training deep networks, measured and drawn. */
package dev.nacre.examples.lecture;
