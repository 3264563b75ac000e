package dev.nacre.data;

import dev.nacre.Samples;
import dev.nacre.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** Images as rows. */
final class ImageRows implements RowSource {
    private final ImageFolder format;
    private final ImageFiles images;
    private final Shape shape;

    ImageRows(ImageFolder format, ImageFiles images) throws IOException {
        this.format =
                format.width() == 0 ? format.sized(Pixels.read(images.files().get(0))) : format;
        this.images = images;
        shape = new Shape(this.format.height(), this.format.width(), format.grey() ? 1 : 3);
    }

    @Override
    public int inputs() {
        return shape.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public int targets() {
        return images.labels().size();
    }

    @Override
    public OptionalLong samples() {
        return OptionalLong.of(images.size());
    }

    @Override
    public Rows open() {
        return new Reading(IntStream.range(0, images.size()).boxed().toList());
    }

    @Override
    public Rows open(long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, images.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return new Reading(order);
    }

    /** Reads all images on all cores. */
    Samples all(String name) throws IOException {
        ColumnBuffer.requireRoom(name, images.size(), shape.size());
        FloatMatrix x = new FloatMatrix(shape.size(), images.size());
        FloatMatrix t = new FloatMatrix(targets(), images.size());
        ImageLoop.over(images.files(), (i, pixels) -> write(i, pixels, x.data, i * x.rows, t.data, i * t.rows));
        return new Samples(x, t).shaped(shape);
    }

    private void write(int image, Pixels pixels, float[] x, int xStart, float[] t, int tStart) {
        format.write(pixels, x, xStart);
        for (int c = 0; c < targets(); c++)
            t[tStart + c] = c == images.classes().get(image) ? 1 : 0;
    }

    private final class Reading implements Rows {
        private final List<Integer> order;
        private int next;

        Reading(List<Integer> order) {
            this.order = order;
        }

        @Override
        public boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException {
            if (next == order.size()) return false;
            int image = order.get(next++);
            write(image, Pixels.read(images.files().get(image)), x, xStart, t, tStart);
            return true;
        }

        @Override
        public void close() {
            // each file is closed right after it has been read
        }
    }
}
