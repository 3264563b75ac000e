package dev.nacre.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The image files in a folder that has one folder for each class, sorted by name. Only the names have been read: parts
 * can be chosen before an image is decoded, and read or streamed by an {@link ImageFolder}.
 *
 * @param files the image files, class by class
 * @param classes the class of each file, as an index into the labels
 * @param labels names of the classes
 */
public record ImageFiles(List<Path> files, List<Integer> classes, List<String> labels) {
    /** Checks that each file has a class. */
    public ImageFiles {
        files = List.copyOf(files);
        classes = List.copyOf(classes);
        labels = List.copyOf(labels);
        if (files.size() != classes.size())
            throw new IllegalArgumentException(files.size() + " files can't have " + classes.size() + " classes");
    }

    /**
     * Lists the images in a folder of folders. Other files and hidden ones are skipped.
     *
     * @param folder contains one folder for each class
     * @return all images
     * @throws DataException if there is no image
     * @throws IOException if the folder cannot be read
     */
    public static ImageFiles in(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Path each : sorted(folder, Files::isDirectory)) {
            for (Path file : sorted(each, ImageFiles::isImage)) {
                files.add(file);
                classes.add(labels.size());
            }
            labels.add(each.getFileName().toString());
        }
        if (files.isEmpty())
            throw new DataException(
                    folder + ": contains no image; put the images into one folder for each class, such as " + folder
                            + "/cat/1.png");
        return new ImageFiles(files, classes, labels);
    }

    /** The visible entries of a folder that a condition holds for. */
    private static List<Path> sorted(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Whether a file is an image by its name: png, jpg, jpeg, gif, bmp, tif or tiff.
     *
     * @param file any path
     * @return true for a regular file with one of these endings
     */
    public static boolean isImage(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp|tiff?)")
                && Files.isRegularFile(file);
    }

    /**
     * Number of images.
     *
     * @return at least 0
     */
    public int size() {
        return files.size();
    }

    /**
     * The number of images of each class.
     *
     * @return one count for each label
     */
    public int[] counts() {
        int[] counts = new int[labels.size()];
        for (int label : classes) counts[label]++;
        return counts;
    }

    /**
     * Some of the images.
     *
     * @param indices which ones, in which order
     * @return with the same labels
     */
    public ImageFiles select(int... indices) {
        return new ImageFiles(
                Arrays.stream(indices).mapToObj(files::get).toList(),
                Arrays.stream(indices).mapToObj(classes::get).toList(),
                labels);
    }

    /**
     * The images without some of them, and without classes that are then empty.
     *
     * @param unwanted files to leave out
     * @return the others
     */
    public ImageFiles without(List<Path> unwanted) {
        Set<Path> out = Set.copyOf(unwanted);
        ImageFiles rest = select(IntStream.range(0, size())
                .filter(i -> !out.contains(files.get(i)))
                .toArray());
        int[] counts = rest.counts();
        List<String> left = IntStream.range(0, counts.length)
                .filter(c -> counts[c] > 0)
                .mapToObj(labels::get)
                .toList();
        return rest.relabelled(left);
    }

    /**
     * The same images with the classes of another list, which are found by name.
     *
     * @param names the labels wanted; must contain the class of every image
     * @return with these labels
     * @throws IllegalArgumentException if an image has another class
     */
    public ImageFiles relabelled(List<String> names) {
        List<Integer> renumbered = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            int label = names.indexOf(labels.get(classes.get(i)));
            if (label < 0)
                throw new IllegalArgumentException(files.get(i) + ": there is no class " + labels.get(classes.get(i))
                        + "; the classes are " + String.join(", ", names));
            renumbered.add(label);
        }
        return new ImageFiles(files, renumbered, names);
    }

    /**
     * Splits at random, class by class: the first part gets a share of each class, rounded, but a class with two images
     * or more has at least one in each part. The only image of a class goes into the first part.
     *
     * @param share of the images that go into the first part, above 0, below 1
     * @param seed determines which images
     * @return two parts without an image in common
     */
    public List<ImageFiles> split(double share, long seed) {
        return ImageSplit.of(this, share, seed);
    }
}
