package dev.nacre.data;

import dev.nacre.Samples;
import dev.nacre.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Reads MNIST and similar data sets: a file of images and a file of labels in LeCun's IDX format, with unsigned
 * bytes. Gzipped files are recognized by their content. The first dimension is the number of samples; the other
 * dimensions are the features of a sample, in the order of the file, so images are read row by row. Files of three
 * dimensions (samples, height, width) and of four (channels last) give images with a shape. Bytes become numbers from
 * 0 to 255: scale them to 0..1 in the network by {@link Scale}, so that a saved model takes raw images.
 *
 * @param labels names of the classes, in the order of the bytes 0, 1, … that stand for them
 */
public record Idx(List<String> labels) {
    /** Checks the names. */
    public Idx {
        labels = List.copyOf(labels);
        if (labels.isEmpty()) throw new IllegalArgumentException("labels must not be empty");
    }

    /**
     * Reads images and their labels.
     *
     * @param images file of at least two dimensions
     * @param classes file of one dimension, with one label for each image
     * @return all samples, in the order of the files
     * @throws IdxException if a file is damaged or of another kind, or if the files do not belong together
     * @throws IOException if a file cannot be read
     */
    public Dataset read(Path images, Path classes) throws IOException {
        try {
            return labelled(images, classes);
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw Memory.exhausted(images.toString(), e);
        }
    }

    private Dataset labelled(Path images, Path classes) throws IOException {
        IdxFile pixels = IdxFile.read(images);
        IdxFile names = IdxFile.read(classes);
        if (names.dimensions().length != 1)
            throw new IdxException(classes + ": holds " + names.size()
                    + " bytes; labels have one dimension. Are the image file and the label file swapped?");
        if (pixels.samples() != names.samples())
            throw new IdxException(images + " holds " + pixels.samples() + " images, " + classes + " " + names.samples()
                    + " labels; use two files of the same data set");
        FloatMatrix x = features(pixels);
        Samples samples = new Samples(x, OneHot.encode(indices(names), labels.size())).shaped(shape(pixels));
        return new Dataset(samples, List.of(), labels);
    }

    /**
     * Reads images without labels.
     *
     * @param images file of at least two dimensions
     * @return samples without targets, in the order of the file
     * @throws IdxException if the file is damaged or of another kind
     * @throws IOException if the file cannot be read
     */
    public static Samples read(Path images) throws IOException {
        try {
            IdxFile pixels = IdxFile.read(images);
            return new Samples(features(pixels)).shaped(shape(pixels));
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw Memory.exhausted(images.toString(), e);
        }
    }

    /** Three dimensions are height and width, four have channels too; everything else is features in a row. */
    private static Shape shape(IdxFile images) {
        int[] d = images.dimensions();
        if (d.length == 3) return new Shape(d[1], d[2], 1);
        if (d.length == 4) return new Shape(d[1], d[2], d[3]);
        return Shape.flat(images.values().length / images.samples());
    }

    private static FloatMatrix features(IdxFile images) throws IdxException {
        if (images.dimensions().length < 2)
            throw new IdxException(images.source() + ": holds " + images.size()
                    + " bytes in one dimension; images have two or more."
                    + " Are the image file and the label file swapped?");
        byte[] bytes = images.values();
        FloatMatrix x = new FloatMatrix(bytes.length / images.samples(), images.samples());
        for (int i = 0; i < bytes.length; i++) x.data[i] = bytes[i] & 0xFF;
        return x;
    }

    private int[] indices(IdxFile names) throws IdxException {
        int[] indices = new int[names.samples()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = names.values()[i] & 0xFF;
            if (indices[i] >= labels.size())
                throw new IdxException(names.source() + ": the label of sample " + i + " (counted from 0) is "
                        + indices[i] + "; there are " + labels.size() + " classes, 0 to " + (labels.size() - 1));
        }
        return indices;
    }
}
