/**
 * Layers for images. Samples need a {@link dev.nacre.Shape}: height, width and channels, with channels innermost.
 *
 * <p>Begin with {@link dev.nacre.convolution.Conv}. {@link dev.nacre.convolution.ConvTranspose} and {@link
 * dev.nacre.convolution.Upsample} make images larger, {@link dev.nacre.convolution.MaxPool} and {@link
 * dev.nacre.convolution.AveragePool} smaller, {@link dev.nacre.convolution.GlobalAverage} makes features of them;
 * {@link dev.nacre.convolution.Residual} puts a shortcut around layers.
 *
 * <p>{@code Windows} says where windows lie on an image, and copies between images and patches. {@code KernelLayer}
 * is the built layer of both convolutions; a {@code Kernel} is its linear part, which works on pieces of a batch, on
 * scratch memory of its thread ({@code Workspace}). {@code PoolLayer} likewise pools by a {@code Pooling}. Bits must
 * not depend on the number of threads: pieces follow from the shapes alone, and {@code Partials} adds their gradients
 * in a fixed order.
 */
package dev.nacre.convolution;
