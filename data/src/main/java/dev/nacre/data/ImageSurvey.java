package dev.nacre.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What images there are, found out by decoding each once: their sizes, whether any is in colour, and which are damaged.
 *
 * @param images the images that can be read, without classes that have none
 * @param damaged why each of the others can't be read, with its file
 * @param widths width of each image that can be read
 * @param heights height of each image that can be read
 * @param coloured whether red, green and blue differ in any pixel of any image, by more than
 *     12 of 255
 */
public record ImageSurvey(
        ImageFiles images, List<String> damaged, List<Integer> widths, List<Integer> heights, boolean coloured) {
    /** The largest side that {@link #side} suggests. */
    public static final int LARGEST = 64;

    /** Copies the lists. */
    public ImageSurvey {
        damaged = List.copyOf(damaged);
        widths = List.copyOf(widths);
        heights = List.copyOf(heights);
    }

    /**
     * Decodes images on all cores.
     *
     * @param images which ones
     * @param progress is told the number of images decoded so far, from several threads
     * @return what was found
     * @throws DataException if none can be read; names the first one's problem
     */
    public static ImageSurvey of(ImageFiles images, IntConsumer progress) throws DataException {
        ConcurrentSkipListMap<Integer, IOException> problems = new ConcurrentSkipListMap<>();
        int[] widths = new int[images.size()];
        int[] heights = new int[images.size()];
        AtomicBoolean colour = new AtomicBoolean();
        var done = new AtomicInteger();
        ImageLoop.each(
                images.files(),
                (i, pixels) -> {
                    widths[i] = pixels.width();
                    heights[i] = pixels.height();
                    if (!colour.get() && pixels.coloured()) colour.set(true);
                    progress.accept(done.incrementAndGet());
                },
                problems);
        if (problems.size() == images.size())
            throw new DataException("no image can be read; the first one: "
                    + problems.firstEntry().getValue().getMessage());
        List<Path> bad = problems.keySet().stream().map(images.files()::get).toList();
        return new ImageSurvey(
                images.without(bad),
                problems.values().stream().map(ImageSurvey::text).toList(),
                without(widths, problems),
                without(heights, problems),
                colour.get());
    }

    private static String text(IOException e) {
        return e instanceof DataException ? e.getMessage() : e.toString();
    }

    private static List<Integer> without(int[] sizes, ConcurrentSkipListMap<Integer, IOException> problems) {
        return IntStream.range(0, sizes.length)
                .filter(i -> !problems.containsKey(i))
                .map(i -> sizes[i])
                .boxed()
                .toList();
    }

    /**
     * A side of squares to bring the images to: the median of their longer sides, at most {@link #LARGEST}.
     *
     * @return pixels, at least 1
     */
    public int side() {
        int[] longer = IntStream.range(0, widths.size())
                .map(i -> Math.max(widths.get(i), heights.get(i)))
                .sorted()
                .toArray();
        return Math.min(LARGEST, longer[longer.length / 2]);
    }

    /**
     * The range of widths and heights, as text.
     *
     * @return such as {@code 20 × 31 to 640 × 480}, or one size
     */
    public String sizes() {
        String least = least(widths) + " × " + least(heights);
        String most = most(widths) + " × " + most(heights);
        return least.equals(most) ? least : least + " to " + most;
    }

    private static int least(List<Integer> sizes) {
        return sizes.stream().mapToInt(i -> i).min().orElseThrow();
    }

    private static int most(List<Integer> sizes) {
        return sizes.stream().mapToInt(i -> i).max().orElseThrow();
    }

    /**
     * A reader for these images: squares that keep the images' proportions, in colour if any image is.
     *
     * @param side pixels in a row, and number of rows
     * @return the reader
     */
    public ImageFolder squares(int side) {
        return new ImageFolder(side, side, !coloured, Resize.BORDER);
    }
}
