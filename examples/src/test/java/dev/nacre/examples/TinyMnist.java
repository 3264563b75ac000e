package dev.nacre.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** A folder like MNIST's with small images that are easy to tell apart: two rows of pixels are inked for each digit. */
final class TinyMnist {
    private static final int SIDE = 6;

    private TinyMnist() {}

    /** The training files plain, the test files gzipped. */
    static Path write(Path folder, int training, int test) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("train-images-idx3-ubyte"), images(training, 1));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels(training));
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzipped(images(test, 2)));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), gzipped(labels(test)));
        return folder;
    }

    /** Samples go through the classes in turn. */
    static byte[] labels(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
        for (int i = 0; i < count; i++) bytes.put((byte) (i % 10));
        return bytes.array();
    }

    static byte[] images(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * SIDE * SIDE)
                .putInt(0x0803)
                .putInt(count)
                .putInt(SIDE)
                .putInt(SIDE);
        for (int i = 0; i < count; i++)
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++)
                bytes.put((byte) (inked(i % 10, pixel) ? random.nextInt(150, 256) : random.nextInt(60)));
        return bytes.array();
    }

    private static boolean inked(int digit, int pixel) {
        int row = pixel / SIDE;
        int column = pixel % SIDE;
        return row == digit / 2 || column == digit % 5 + (digit > 4 ? 1 : 0);
    }

    private static byte[] gzipped(byte[] data) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(data);
        }
        return packed.toByteArray();
    }
}
