/**
 * Learns from anyone's folder of pictures. {@code ImagesCommand} reads the options; {@code PictureFolder} finds the
 * pictures and splits them, {@code PictureData} reads them, {@code PictureNetwork} is the network, {@code PictureRun}
 * trains and judges it.
 */
package dev.nacre.examples.images;
