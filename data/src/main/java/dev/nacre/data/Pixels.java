package dev.nacre.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * An image as numbers from 0 to 255.
 *
 * @param width pixels in a row
 * @param height number of rows
 * @param channels red, green and blue, each row by row
 */
record Pixels(int width, int height, float[][] channels) {
    private static final long MOST_PIXELS = 1 << 28;

    /** Memory for a pixel: decoded, and as three numbers. */
    private static final int BYTES = 16;

    private static final float GREY = 12;

    static Pixels read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            BufferedImage image = decoded(in, file);
            if (image != null) return Orientation.upright(of(image), Orientation.of(file));
        } catch (DataException e) {
            throw e;
        } catch (OutOfMemoryError e) { // of one large array, which leaves the rest as it was
            throw Memory.exhausted(file.toString(), e);
        } catch (IOException | RuntimeException e) {
            throw new DataException(
                    file + ": can't be read as an image (" + e.getMessage() + "); replace or remove it", e);
        }
        throw new DataException(file + ": is not an image that Java can read; convert it to PNG, or remove it");
    }

    /** As ImageIO does it, but the size is looked at before; null if no reader knows the format. */
    private static BufferedImage decoded(InputStream in, Path file) throws IOException {
        try (ImageInputStream image = ImageIO.createImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) return null;
            ImageReader reader = readers.next();
            try {
                reader.setInput(image, true, true);
                requireSize(file, reader.getWidth(0), reader.getHeight(0));
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void requireSize(Path file, int width, int height) throws DataException {
        long most = Math.min(MOST_PIXELS, Runtime.getRuntime().maxMemory() / BYTES);
        if ((long) width * height > most)
            throw new DataException(file + ": has " + width + " × " + height + " pixels, more than the " + most
                    + " that can be read" + (most < MOST_PIXELS ? " with this JVM's memory (more with -Xmx)" : "")
                    + "; make the image smaller, or remove it");
    }

    static Pixels of(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        float[][] channels = new float[3][w * h];
        boolean plainGrey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && image.getColorModel().getNumColorComponents() == 1
                && image.getColorModel().getPixelSize() >= 8;
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR && image.getRaster().getParent() == null)
            return ofBytes(image, channels);
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            if (!plainGrey) image.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                int rgb = plainGrey ? grey(image, x, y) : row[x];
                for (int c = 0; c < 3; c++) channels[c][y * w + x] = rgb >> (16 - 8 * c) & 0xFF;
            }
        }
        return new Pixels(w, h, channels);
    }

    /** Most files are decoded to this; getRGB would take ten times as long. */
    private static Pixels ofBytes(BufferedImage image, float[][] channels) {
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int c = 0; c < 3; c++)
            for (int i = 0; i < channels[c].length; i++) channels[c][i] = bgr[3 * i + 2 - c] & 0xFF;
        return new Pixels(image.getWidth(), image.getHeight(), channels);
    }

    /** The value in the file itself: getRGB takes Java's grey for linear, and would turn 128 into 188. */
    private static int grey(BufferedImage image, int x, int y) {
        int bits = image.getSampleModel().getSampleSize(0);
        return (image.getRaster().getSample(x, y, 0) >> (bits - 8)) * 0x010101;
    }

    /** Whether red, green and blue differ anywhere by more than a lossy format may add to grey. */
    boolean coloured() {
        for (int i = 0; i < channels[0].length; i++)
            if (Math.abs(channels[0][i] - channels[1][i]) > GREY || Math.abs(channels[0][i] - channels[2][i]) > GREY)
                return true;
        return false;
    }

    Pixels resized(int w, int h, Resize how) {
        return how == Resize.BORDER ? ImageBorder.fitted(this, w, h) : resized(w, h);
    }

    Pixels resized(int w, int h) {
        if (w == width && h == height) return this;
        float[][] resized = new float[3][];
        for (int c = 0; c < 3; c++) {
            if ((long) height * w < Integer.MAX_VALUE) {
                float[] rows = stretched(channels[c], height, width, 1, width, w, 1, w);
                resized[c] = stretched(rows, w, height, w, 1, h, w, 1);
            } else { // a high and narrow image: the other way round, what is between is smaller
                float[] rows = stretched(channels[c], width, height, width, 1, h, width, 1);
                resized[c] = stretched(rows, h, width, 1, width, w, 1, w);
            }
        }
        return new Pixels(w, h, resized);
    }

    /**
     * Resizes each of some lines. A step is the distance between the elements of a line, a line step that between
     * lines, before and after.
     */
    private static float[] stretched(
            float[] from, int lines, int size, int step, int lineStep, int toSize, int toStep, int toLineStep) {
        float[] to = new float[lines * toSize];
        double scale = (double) size / toSize;
        double radius = Math.max(1, scale);
        for (int i = 0; i < toSize; i++) {
            double centre = (i + 0.5) * scale - 0.5;
            int first = Math.max(0, (int) Math.ceil(centre - radius));
            int last = Math.min(size - 1, (int) Math.floor(centre + radius));
            for (int line = 0; line < lines; line++) {
                double sum = 0;
                double weights = 0;
                for (int k = first; k <= last; k++) {
                    double weight = 1 - Math.abs(k - centre) / radius;
                    sum += weight * from[line * lineStep + k * step];
                    weights += weight;
                }
                to[line * toLineStep + i * toStep] = (float) (sum / weights);
            }
        }
        return to;
    }

    /** Red, green and blue of one pixel after the other; or only the brightness. */
    void write(boolean grey, float[] x, int start) {
        int n = width * height;
        for (int i = 0; i < n; i++) {
            if (!grey) for (int c = 0; c < 3; c++) x[start + 3 * i + c] = channels[c][i];
            // in double, so that a grey value stays exactly the same
            else x[start + i] = (float) (0.299 * channels[0][i] + 0.587 * channels[1][i] + 0.114 * channels[2][i]);
        }
    }
}
