package dev.nacre.examples.images;

import dev.nacre.data.ImageFiles;
import dev.nacre.data.ImageFolder;
import java.io.IOException;

/** The mean value of pixels at the edges of pictures, which augmentation moves in from outside. */
final class Edges {
    private static final int LOOKED_AT = 100;

    private Edges() {}

    static float mean(ImageFiles files, ImageFolder format) throws IOException {
        double sum = 0;
        long count = 0;
        int step = Math.max(1, files.size() / LOOKED_AT);
        for (int i = 0; i < files.size(); i += step) {
            float[] x = format.pixels(files.files().get(i));
            int row = x.length / format.height();
            for (int j = 0; j < row; j++) sum += x[j] + x[x.length - 1 - j];
            count += 2L * row;
        }
        return (float) (sum / count);
    }
}
