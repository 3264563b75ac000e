/** Layers for images. */
package dev.nacre.convolution;
