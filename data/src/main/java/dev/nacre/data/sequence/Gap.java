package dev.nacre.data.sequence;

/**
 * A place in a series where steps are missing.
 *
 * @param before the position, in the order of time, of the step before it, from 0
 * @param steps how many steps are missing, at least 1
 */
public record Gap(int before, long steps) {}
