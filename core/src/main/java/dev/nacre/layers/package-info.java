/** The layers that core itself brings, and what they have by default. */
package dev.nacre.layers;
