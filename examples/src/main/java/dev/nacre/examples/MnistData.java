package dev.nacre.examples;

import dev.nacre.data.Dataset;
import dev.nacre.data.Idx;
import dev.nacre.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * MNIST, or other digits in four files of this kind: images and labels, for training and test.
 *
 * @param training the training data
 * @param test the test data, by which nothing may be chosen
 * @param ink the pixel values
 */
record MnistData(Dataset training, Dataset test, Ink ink) {
    static final String SOURCE =
            "MNIST, Y. LeCun, C. Cortes and C. J. C. Burges, 1998, CC BY-SA 3.0, from the folder given by --data";

    private static final float BLACK = 255;
    private static final Idx IDX =
            new Idx(IntStream.range(0, 10).mapToObj(Integer::toString).toList());

    static MnistData read(Path folder) throws IOException {
        if (!Files.exists(folder)) throw new NoSuchFileException(folder.toString());
        if (!Files.isDirectory(folder)) throw new NotDirectoryException(folder.toString());
        List<Path> files = Stream.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")
                .map(name -> find(folder, name))
                .toList();
        Dataset training = IDX.read(files.get(0), files.get(1));
        Dataset test = IDX.read(files.get(2), files.get(3));
        if (training.samples().inputs() != test.samples().inputs())
            throw new IllegalArgumentException(
                    folder + ": training images have " + training.samples().inputs() + " pixels, test images "
                            + test.samples().inputs() + "; take the four files of one set");
        return new MnistData(
                training, test, Ink.of(training, BLACK, files.get(0).toString()));
    }

    private static Path find(Path folder, String name) {
        return Stream.of(name + "-ubyte", name + "-ubyte.gz", name.replace("-idx", ".idx") + "-ubyte")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(folder + ": there is no " + name + "-ubyte or " + name
                        + "-ubyte.gz; --data names the folder with MNIST's four files, two of images "
                        + "and two of labels"));
    }

    /**
     * The last sixth of the training data is for choosing settings: 10,000 of MNIST's 60,000. The test data stays
     * unused.
     */
    Split forChoosing() {
        int learned = training.size() - training.size() / 6;
        return new Split(
                training.select(IntStream.range(0, learned).toArray()),
                training.select(IntStream.range(learned, training.size()).toArray()));
    }

    Split forTest() {
        return new Split(training, test);
    }
}
