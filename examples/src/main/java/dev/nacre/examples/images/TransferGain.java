package dev.nacre.examples.images;

/**
 * What lower layers from another network were good for.
 *
 * @param source the other network's file
 * @param scratch test accuracy of the same network with the same effort, begun at random
 */
record TransferGain(String source, double scratch) {}
