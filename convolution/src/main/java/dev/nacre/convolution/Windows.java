package dev.nacre.convolution;

import dev.nacre.Shape;
import java.util.Arrays;

/**
 * The windows that a kernel sees as it slides over an image, and the copies between images and patches. A patch is the
 * content of a window: kernel × kernel pixels, row by row, with channels innermost. What lies outside the image is
 * zero.
 *
 * @param image shape of the image
 * @param height number of windows below each other
 * @param width number of windows beside each other
 * @param kernel height and width of a window, in pixels of the kernel
 * @param stride distance between neighbouring windows
 * @param dilation distance between neighbouring pixels of a window
 * @param top rows of zeros above the image
 * @param left columns of zeros left of the image
 */
record Windows(Shape image, int height, int width, int kernel, int stride, int dilation, int top, int left) {
    /**
     * Up to this length a loop copies faster than {@link System#arraycopy}.
     */
    private static final int SHORT = 12;

    /** Numbers in patches that are made at once: 512 KiB of a second-level cache of a megabyte. */
    private static final long CACHED = 1 << 17;

    /** The windows on an image; fails if there is none. */
    static Windows on(String layer, Shape image, int kernel, int stride, int dilation, Padding padding) {
        long reach = (kernel - 1L) * dilation + 1;
        if (padding == Padding.VALID) {
            if (reach > image.height() || reach > image.width())
                throw new IllegalArgumentException(window(layer, reach) + " does not fit into an image of "
                        + image.height() + " × " + image.width() + hint(image));
            int height = (image.height() - (int) reach) / stride + 1;
            int width = (image.width() - (int) reach) / stride + 1;
            return new Windows(image, height, width, kernel, stride, dilation, 0, 0);
        }
        if (kernel > 1 && image.isFlat())
            throw new IllegalArgumentException(
                    window(layer, reach) + " sees nothing but zeros around an image of one pixel" + hint(image));
        int longest = Math.max(image.height(), image.width());
        if (reach > 2L * longest + 1)
            throw new IllegalArgumentException(window(layer, reach) + " is more than twice as large as an image of "
                    + image.height() + " × " + image.width() + "; take a smaller kernel or dilation");
        int height = 1 + (image.height() - 1) / stride;
        int width = 1 + (image.width() - 1) / stride;
        int top = before(image.height(), height, stride, reach);
        int left = before(image.width(), width, stride, reach);
        return new Windows(image, height, width, kernel, stride, dilation, top, left);
    }

    private static String window(String layer, long reach) {
        return "a window of " + layer + ", " + reach + " × " + reach + " pixels,";
    }

    private static String hint(Shape image) {
        return image.isFlat()
                ? "; if its " + image.channels()
                        + " numbers are an image, give the data its shape, such as new Shape(28, 28, 1); if layers"
                        + " before it made the image so small, take fewer of them"
                : "; take a smaller kernel, padding=same or fewer layers that make the image smaller";
    }

    private static int before(int size, int windows, int stride, long reach) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, (windows - 1L) * stride + reach - size) / 2);
    }

    /**
     * The windows through which the pixels of this image look at the outputs that they contribute to, if the stride is
     * 1: there is one for each pixel.
     */
    Windows turned(Shape outputs) {
        int reach = (kernel - 1) * dilation;
        return new Windows(outputs, image.height(), image.width(), kernel, 1, dilation, reach - top, reach - left);
    }

    /**
     * Rows of windows whose patches stay in a core's cache.
     *
     * @param channels how many channels a patch has
     * @return at least 1
     */
    int rowsAtOnce(int channels) {
        return (int) Math.max(1, CACHED / ((long) kernel * kernel * channels * width));
    }

    /**
     * Copies windows into patches.
     *
     * @param images images one after the other
     * @param from first row of windows, counted over all images
     * @param to row of windows after the last
     * @param channel first channel to copy
     * @param channels how many channels to copy
     * @param patches receives the patches one after the other, kernel × kernel × channels each
     */
    void gather(float[] images, int from, int to, int channel, int channels, float[] patches) {
        int line = kernel * channels;
        int target = 0;
        for (int row = from; row < to; row++) {
            int start = row / height * image.size() + channel;
            int y = row % height * stride - top;
            for (int i = 0; i < width; i++) {
                int x = i * stride - left;
                for (int k = 0; k < kernel; k++) {
                    int inside = y + k * dilation;
                    if (inside < 0 || inside >= image.height()) Arrays.fill(patches, target, target + line, 0);
                    else
                        gatherLine(
                                images,
                                start + inside * image.width() * image.channels(),
                                x,
                                channels,
                                patches,
                                target);
                    target += line;
                }
            }
        }
    }

    /** Lines of the image that some rows of windows see, counted as {@link #gatherLines} orders them. */
    int lines(int rows) {
        return stride * linesApart(rows);
    }

    /** Lines that are a stride apart are neighbours: this is how many there are of them. */
    private int linesApart(int rows) {
        return ((rows - 1) * stride + (kernel - 1) * dilation) / stride + 1;
    }

    /** Where in that order the lines begin that the windows see at one of their own lines. */
    int place(int line, int rows) {
        int distance = line * dilation;
        return distance % stride * linesApart(rows) + distance / stride;
    }

    /**
     * Copies lines of an image, each as the lines of all windows that it crosses: width × kernel × channels numbers.
     * The lines that windows below each other see at the same place follow each other, so a product finds what it needs
     * in one piece, and neighbouring rows of windows share what is copied.
     *
     * @param images images one after the other
     * @param from first row of windows, counted over all images
     * @param to row of windows after the last, in the same image
     * @param channel first channel to copy
     * @param channels how many channels to copy
     * @param strip receives the lines
     */
    void gatherLines(float[] images, int from, int to, int channel, int channels, float[] strip) {
        int length = kernel * channels;
        int apart = linesApart(to - from);
        int start = from / height * image.size() + channel;
        int y = from % height * stride - top;
        int count = (to - from - 1) * stride + (kernel - 1) * dilation + 1;
        for (int line = 0; line < count; line++, y++) {
            int target = (line % stride * apart + line / stride) * width * length;
            if (y < 0 || y >= image.height()) {
                Arrays.fill(strip, target, target + width * length, 0);
                continue;
            }
            int source = start + y * image.width() * image.channels();
            for (int i = 0; i < width; i++)
                gatherLine(images, source, i * stride - left, channels, strip, target + i * length);
        }
    }

    /** One line of a window. */
    private void gatherLine(float[] images, int start, int x, int channels, float[] patches, int target) {
        int all = image.channels();
        if (dilation == 1 && channels == all) {
            int before = Math.max(0, -x);
            int end = Math.min(kernel, image.width() - x);
            if (before > 0) Arrays.fill(patches, target, target + Math.min(before, kernel) * all, 0);
            if (end > before)
                copy(images, start + (x + before) * all, patches, target + before * all, (end - before) * all);
            if (end < kernel) Arrays.fill(patches, target + Math.max(0, end) * all, target + kernel * all, 0);
            return;
        }
        for (int k = 0; k < kernel; k++) {
            int inside = x + k * dilation;
            if (inside < 0 || inside >= image.width())
                Arrays.fill(patches, target + k * channels, target + (k + 1) * channels, 0);
            else copy(images, start + inside * all, patches, target + k * channels, channels);
        }
    }

    private static void copy(float[] from, int start, float[] to, int target, int length) {
        if (length > SHORT) System.arraycopy(from, start, to, target, length);
        else for (int i = 0; i < length; i++) to[target + i] = from[start + i];
    }

    /**
     * Adds patches to the windows that they belong to: the transpose of {@link #gather}. Windows overlap, so only one
     * thread may write to an image at a time.
     *
     * @param patches the patches one after the other
     * @param from first row of windows, counted over all images
     * @param to row of windows after the last
     * @param channel first channel to add to
     * @param channels how many channels a patch has
     * @param images images one after the other
     */
    void scatter(float[] patches, int from, int to, int channel, int channels, float[] images) {
        int line = kernel * channels;
        int source = 0;
        for (int row = from; row < to; row++) {
            int start = row / height * image.size() + channel;
            int y = row % height * stride - top;
            for (int i = 0; i < width; i++) {
                int x = i * stride - left;
                for (int k = 0; k < kernel; k++, source += line) {
                    int inside = y + k * dilation;
                    if (inside >= 0 && inside < image.height())
                        scatterLine(
                                patches,
                                source,
                                start + inside * image.width() * image.channels(),
                                x,
                                channels,
                                images);
                }
            }
        }
    }

    private void scatterLine(float[] patches, int source, int start, int x, int channels, float[] images) {
        int all = image.channels();
        if (dilation == 1 && channels == all) {
            int before = Math.max(0, -x);
            int end = Math.min(kernel, image.width() - x);
            add(patches, source + before * all, images, start + (x + before) * all, (end - before) * all);
            return;
        }
        for (int k = 0; k < kernel; k++) {
            int inside = x + k * dilation;
            if (inside >= 0 && inside < image.width())
                add(patches, source + k * channels, images, start + inside * all, channels);
        }
    }

    private static void add(float[] from, int start, float[] to, int target, int length) {
        for (int i = 0; i < length; i++) to[target + i] += from[start + i];
    }

    /**
     * Copies one pixel of each window of a row: the pixels that lie at the same place of their windows.
     *
     * @param images images one after the other
     * @param row row of windows, counted over all images
     * @param y row of the pixel in its window
     * @param x its place in that row
     * @param outside what lies outside the image
     * @param pixels receives width × channels numbers
     */
    void gatherPixels(float[] images, int row, int y, int x, float outside, float[] pixels) {
        int channels = image.channels();
        int line = line(row, y);
        for (int i = 0; i < width; i++) {
            int place = i * stride - left + x * dilation;
            if (line < 0 || place < 0 || place >= image.width())
                Arrays.fill(pixels, i * channels, (i + 1) * channels, outside);
            else copy(images, line + place * channels, pixels, i * channels, channels);
        }
    }

    /**
     * Adds numbers to the pixels from which {@link #gatherPixels} copies, on images that are 0 before the first such
     * call; numbers for outside are left out.
     */
    void scatterPixels(float[] pixels, int row, int y, int x, float[] images) {
        int channels = image.channels();
        int line = line(row, y);
        if (line < 0) return;
        for (int i = 0; i < width; i++) {
            int place = i * stride - left + x * dilation;
            if (place < 0 || place >= image.width()) continue;
            if (stride >= kernel) copy(pixels, i * channels, images, line + place * channels, channels);
            else add(pixels, i * channels, images, line + place * channels, channels);
        }
    }

    /** Where the line of an image begins that row y of a row of windows sees; negative if it is outside. */
    private int line(int row, int y) {
        int inside = row % height * stride - top + y * dilation;
        if (inside < 0 || inside >= image.height()) return -1;
        return row / height * image.size() + inside * image.width() * image.channels();
    }

    /** How many pixels of the image a window sees. */
    int pixelsInside(int row, int column) {
        return inside(row % height * stride - top, image.height()) * inside(column * stride - left, image.width());
    }

    private int inside(int first, int size) {
        int count = 0;
        for (int k = 0; k < kernel; k++) {
            int place = first + k * dilation;
            if (place >= 0 && place < size) count++;
        }
        return count;
    }
}
