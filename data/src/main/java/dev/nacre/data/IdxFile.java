package dev.nacre.data;

import dev.nacre.safetensors.RegularFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes in LeCun's IDX format: two zero bytes, a byte for the type (8), a byte for the number of
 * dimensions, the size of each dimension as a big-endian integer, then the values, with the last dimension running
 * fastest. Nothing may follow.
 *
 * @param source name of the file, for error messages
 * @param dimensions at least one, each at least 1
 * @param values as many as the product of the dimensions
 */
record IdxFile(String source, int[] dimensions, byte[] values) {
    private static final int UNSIGNED_BYTES = 8;
    private static final Map<Integer, String> OTHER_TYPES = Map.of(
            9,
            "signed bytes",
            0xB,
            "16-bit integers",
            0xC,
            "32-bit integers",
            0xD,
            "32-bit floating-point numbers",
            0xE,
            "64-bit floating-point numbers");

    static IdxFile read(Path file) throws IOException {
        String source = file.toString();
        RegularFile.require(file);
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            boolean gzipped = isGzipped(raw);
            InputStream in = gzipped ? Gzip.of(raw, source) : raw;
            int[] dimensions = header(in, source);
            int size = size(dimensions, source);
            long held = gzipped ? size : Files.size(file) - 4 - 4L * dimensions.length;
            if (held >= size) requireMemory(size, dimensions, source);
            byte[] values = in.readNBytes((int) Math.min(size, held));
            if (values.length < size)
                throw cutOff(source, values.length + " values, but its header announces " + shape(dimensions));
            if (in.read() >= 0)
                throw new IdxException(source + ": more bytes follow the " + shape(dimensions)
                        + " values that its header announces; it is damaged or not an IDX file: copy it again");
            return new IdxFile(source, dimensions, values);
        } catch (ZipException | EOFException e) {
            throw new IdxException(
                    source + ": its gzip compression is damaged or cut off (" + e.getMessage() + "); copy it again", e);
        }
    }

    int samples() {
        return dimensions[0];
    }

    /** The dimensions, such as 3 × 28 × 28. */
    String size() {
        return shape(dimensions);
    }

    /** IDX begins with a zero byte, gzip with 1f 8b. */
    private static boolean isGzipped(InputStream in) throws IOException {
        in.mark(2);
        boolean gzipped = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzipped;
    }

    /** A value is a byte here, and a float later. */
    private static void requireMemory(int size, int[] dimensions, String source) throws IdxException {
        long needed = (1L + Float.BYTES) * size;
        long memory = Runtime.getRuntime().maxMemory();
        if (needed > memory)
            throw new IdxException(source + ": its header announces " + shape(dimensions) + " values, which take "
                    + Memory.megabytes(needed) + ", but this JVM has at most " + Memory.megabytes(memory)
                    + "; give it more with -Xmx");
    }

    private static int[] header(InputStream in, String source) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length == 0) throw new IdxException(source + ": the file is empty; copy it again");
        if (magic.length < 4 || magic[0] != 0 || magic[1] != 0)
            throw new IdxException(source
                    + ": is not an IDX file: it does not begin with two zero bytes, the type and the number of"
                    + " dimensions");
        if (magic[2] != UNSIGNED_BYTES)
            throw new IdxException(source + ": its type is " + magic[2] + " ("
                    + OTHER_TYPES.getOrDefault((int) magic[2], "unknown") + "); only 8, unsigned bytes, is supported");
        ByteBuffer sizes = ByteBuffer.wrap(in.readNBytes(4 * (magic[3] & 0xFF)));
        if (sizes.capacity() == 0) throw new IdxException(source + ": its header announces 0 dimensions");
        if (sizes.capacity() < 4 * (magic[3] & 0xFF)) throw cutOff(source, "a part of the header");
        int[] dimensions = new int[magic[3] & 0xFF];
        for (int i = 0; i < dimensions.length; i++) dimensions[i] = sizes.getInt();
        return dimensions;
    }

    private static int size(int[] dimensions, String source) throws IdxException {
        long size = 1;
        for (int dimension : dimensions) {
            size *= Integer.toUnsignedLong(dimension);
            if (size <= 0 || size > Integer.MAX_VALUE - 8)
                throw new IdxException(source + ": its header announces " + shape(dimensions)
                        + " values; there must be at least 1, and at most " + (Integer.MAX_VALUE - 8));
        }
        return (int) size;
    }

    private static String shape(int[] dimensions) {
        return IntStream.of(dimensions).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(" × "));
    }

    private static IdxException cutOff(String source, String held) {
        return new IdxException(source + ": is cut off, it contains only " + held + "; copy it again");
    }
}
