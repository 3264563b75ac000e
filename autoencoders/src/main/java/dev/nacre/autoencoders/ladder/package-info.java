/**
 * The ladder network, which learns from labelled and unlabelled samples at once: {@link
 * dev.nacre.autoencoders.ladder.Ladder} describes it, {@link dev.nacre.autoencoders.ladder.LadderObjective} is what its
 * training minimises.
 */
package dev.nacre.autoencoders.ladder;
