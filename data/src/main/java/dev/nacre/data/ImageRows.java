package dev.nacre.data;

import dev.nacre.Shape;
import java.io.IOException;
import java.util.List;

/** Reads images one after the other, each resized to one shape, with its class one-hot. */
final class ImageRows implements RowSource.Rows {
    private final List<ImageFiles.ImageFile> order;
    private final Shape shape;
    private final int classes;
    private int next;

    ImageRows(List<ImageFiles.ImageFile> order, Shape shape, int classes) {
        this.order = order;
        this.shape = shape;
        this.classes = classes;
    }

    @Override
    public boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException {
        if (next == order.size()) return false;
        ImageFiles.ImageFile image = order.get(next++);
        Pixels pixels = Pixels.read(image.file()).resized(shape.width(), shape.height());
        pixels.write(shape.channels() == 1, x, xStart);
        for (int i = 0; i < classes; i++) t[tStart + i] = i == image.label() ? 1 : 0;
        return true;
    }

    @Override
    public void close() {
        // each file is closed right after it has been read
    }
}
