/**
 * Learns to continue a text, character by character. {@code CharactersCommand} reads the options, {@code Alphabet}
 * turns characters into numbers, {@code TextPages} are the training data, {@code CharactersRun} trains the network
 * and judges it beside {@code NGrams}, and {@code Continuation} writes on.
 */
package dev.nacre.examples.characters;
