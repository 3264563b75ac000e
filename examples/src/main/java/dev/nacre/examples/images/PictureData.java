package dev.nacre.examples.images;

import dev.nacre.TrainingData;
import dev.nacre.data.ImageFiles;
import dev.nacre.data.ImageFolder;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Pictures as training data: in memory if there is room, or else read anew in every epoch.
 *
 * @param training to train on
 * @param validation for early stopping
 * @param test held out
 * @param streamed whether they are read anew in every epoch
 */
record PictureData(TrainingData training, TrainingData validation, TrainingData test, boolean streamed) {
    /** What pictures may take of the memory. */
    private static final double SHARE = 0.4;

    static PictureData of(PictureParts parts, ImageFolder format) throws IOException {
        long numbers = (long) format.width() * format.height() * (format.grey() ? 1 : 3);
        long bytes = numbers * Float.BYTES * parts.size();
        boolean large = bytes > SHARE * Runtime.getRuntime().maxMemory()
                || numbers * parts.training().size() > Integer.MAX_VALUE - 8;
        return new PictureData(
                read(parts.training(), format, large),
                read(parts.validation(), format, large),
                read(parts.test(), format, large),
                large);
    }

    static TrainingData read(ImageFiles files, ImageFolder format, boolean streamed) throws IOException {
        return streamed ? format.stream(files) : format.read(files);
    }

    void print(PrintWriter out) {
        if (!streamed) return;
        out.println("they don't fit into memory, so every epoch reads their files again; faster: a smaller --size, or"
                + " more memory, such as NACRE_JAVA_OPTIONS=-Xmx8g");
        out.flush();
    }
}
