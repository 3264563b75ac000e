/** The adding problem: how far back recurrent layers remember. */
package dev.nacre.examples.adding;
