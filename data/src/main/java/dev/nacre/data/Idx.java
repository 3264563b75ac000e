package dev.nacre.data;

import dev.nacre.Samples;
import dev.nacre.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Reads MNIST and its like: a file of images and a file of labels in LeCun's IDX format, unsigned bytes, gzipped or
 * not, which is told by their content. The first dimension counts the samples; what the others span becomes the
 * features, in the file's order, so images row by row. Bytes become numbers from 0 to 255: let {@link Scale} bring them
 * to 0 to 1 within the network, so that a saved model takes raw images.
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
     * @param images file of two dimensions or more
     * @param classes file of one dimension, as long as the first one of the images
     * @return all samples, in the files' order
     * @throws IdxException if a file is damaged, of another kind, or doesn't belong to the other
     * @throws IOException if one can't be read
     */
    public Dataset read(Path images, Path classes) throws IOException {
        IdxFile pictures = IdxFile.read(images);
        IdxFile names = IdxFile.read(classes);
        if (names.dimensions().length != 1)
            throw new IdxException(classes + ": holds " + names.size()
                    + " bytes; labels have one dimension. Are the files of images and labels exchanged?");
        if (pictures.samples() != names.samples())
            throw new IdxException(images + " holds " + pictures.samples() + " images, " + classes + " "
                    + names.samples() + " labels; take two files of the same set");
        FloatMatrix x = features(pictures);
        Samples samples = new Samples(x, OneHot.encode(indices(names), labels.size())).shaped(shape(pictures));
        return new Dataset(samples, List.of(), labels);
    }

    /**
     * Reads images alone.
     *
     * @param images file of two dimensions or more
     * @return features × samples, without targets, in the file's order
     * @throws IdxException if the file is damaged or of another kind
     * @throws IOException if it can't be read
     */
    public static Samples read(Path images) throws IOException {
        IdxFile pictures = IdxFile.read(images);
        return new Samples(features(pictures)).shaped(shape(pictures));
    }

    /** Height and width, and channels if there is a fourth dimension; anything else is features in a row. */
    private static Shape shape(IdxFile images) {
        int[] d = images.dimensions();
        if (d.length == 3) return new Shape(d[1], d[2], 1);
        if (d.length == 4) return new Shape(d[1], d[2], d[3]);
        return Shape.flat(images.values().length / images.samples());
    }

    private static FloatMatrix features(IdxFile images) throws IdxException {
        if (images.dimensions().length < 2)
            throw new IdxException(images.source() + ": holds " + images.size()
                    + " bytes in one dimension; images have two or more. Are the files of images and labels "
                    + "exchanged?");
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
