package dev.nacre.data;

import dev.nacre.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The images in a folder of folders, sorted by name. */
final class ImageFiles implements RowSource {
    private final int width;
    private final int height;
    private final boolean grey;
    private final List<String> labels = new ArrayList<>();
    private final List<ImageFile> images = new ArrayList<>();

    /** A file and its class. */
    record ImageFile(Path file, int label) {}

    ImageFiles(ImageFolder format, Path folder) throws IOException {
        for (Path each : sorted(folder, Files::isDirectory)) {
            for (Path file : sorted(each, ImageFiles::isImage)) images.add(new ImageFile(file, labels.size()));
            labels.add(each.getFileName().toString());
        }
        if (images.isEmpty())
            throw new DataException(
                    folder + ": contains no image; put the images into one folder for each class, such as " + folder
                            + "/cat/1.png");
        grey = format.grey();
        Pixels first = format.width() == 0 ? Pixels.read(images.get(0).file()) : null;
        width = first == null ? format.width() : first.width();
        height = first == null ? format.height() : first.height();
    }

    private static List<Path> sorted(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isImage(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp)")
                && Files.isRegularFile(file);
    }

    List<String> labels() {
        return labels;
    }

    @Override
    public int inputs() {
        return shape().size();
    }

    @Override
    public Shape shape() {
        return new Shape(height, width, grey ? 1 : 3);
    }

    @Override
    public int targets() {
        return labels.size();
    }

    @Override
    public OptionalLong samples() {
        return OptionalLong.of(images.size());
    }

    @Override
    public Rows open() {
        return rows(images);
    }

    @Override
    public Rows open(long seed) {
        List<ImageFile> order = new ArrayList<>(images);
        Collections.shuffle(order, new Random(seed));
        return rows(order);
    }

    private Rows rows(List<ImageFile> order) {
        return new ImageRows(order, shape(), labels.size());
    }
}
