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

/** The pictures below a folder, in the order of their names. */
final class ImageFiles implements RowSource {
    private final int width;
    private final int height;
    private final boolean grey;
    private final List<String> labels = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();

    /** A file and its class. */
    record Picture(Path file, int label) {}

    ImageFiles(ImageFolder format, Path folder) throws IOException {
        for (Path each : sorted(folder, Files::isDirectory)) {
            for (Path file : sorted(each, ImageFiles::isImage)) pictures.add(new Picture(file, labels.size()));
            labels.add(each.getFileName().toString());
        }
        if (pictures.isEmpty())
            throw new DataException(folder + ": no picture in it; put them into a folder for each class, such as "
                    + folder + "/cat/1.png");
        grey = format.grey();
        Pixels first = format.width() == 0 ? Pixels.read(pictures.get(0).file()) : null;
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
        return OptionalLong.of(pictures.size());
    }

    @Override
    public Rows open() {
        return new Reading(pictures);
    }

    @Override
    public Rows open(long seed) {
        List<Picture> order = new ArrayList<>(pictures);
        Collections.shuffle(order, new Random(seed));
        return new Reading(order);
    }

    private final class Reading implements Rows {
        private final List<Picture> order;
        private int next;

        Reading(List<Picture> order) {
            this.order = order;
        }

        @Override
        public boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException {
            if (next == order.size()) return false;
            Picture picture = order.get(next++);
            Pixels pixels = Pixels.read(picture.file()).resized(width, height);
            pixels.write(grey, x, xStart);
            for (int i = 0; i < labels.size(); i++) t[tStart + i] = i == picture.label() ? 1 : 0;
            return true;
        }

        @Override
        public void close() {
            // each file is closed when it has been read
        }
    }
}
