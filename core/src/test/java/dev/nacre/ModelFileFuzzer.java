package dev.nacre;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * For a coverage-guided fuzzer, run by hand: {@code docs/results.md} has the command. Whatever the bytes, a file is read
 * whole or refused by a {@link ModelFormatException}, and no more memory is asked for than some multiples of its length.
 */
public final class ModelFileFuzzer {
    private static final Path FILE = temporary();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static long runs;

    private ModelFileFuzzer() {}

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("fuzz", ".safetensors");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Tries one file.
     *
     * @param bytes its content
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            Model model = ModelFile.read(FILE);
            float[] y = model.predict(new float[model.network().inputs()]);
            if (y.length != model.network().outputs()) throw new AssertionError("half a model");
            ModelFile.write(model, FILE);
            if (!ModelFile.read(FILE).network().spec().equals(model.network().spec()))
                throw new AssertionError("another model");
        } catch (ModelFormatException e) {
            // refused in the proper way
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        // the first runs load classes, which a fuzzer instruments
        if (runs++ > 1000 && allocated > (64 << 20) + 200L * bytes.length)
            throw new AssertionError(allocated + " bytes allocated for a file of " + bytes.length);
    }
}
