/**
 * What layers, losses and optimizers compute with: fast loops, elementary functions, noise, reused matrices. Matrix
 * products are in {@link dev.nacre.blas}.
 *
 * <p>Begin with {@link dev.nacre.compute.Parallel}, which runs a loop on several cores, and
 * {@link dev.nacre.compute.Buffer}, which keeps a layer from allocating. {@link dev.nacre.compute.Elementary} has exp,
 * sigmoid and tanh for arrays, {@link dev.nacre.compute.Noise} the random numbers of dropout and noise layers.
 *
 * <p>Same seed, same bits, on any number of threads: whoever changes a loop here must keep its order of additions and
 * its pieces. Measure {@code Elementary} and {@code Noise} after any change; small ones undo the vectorisation.
 */
package dev.nacre.compute;
