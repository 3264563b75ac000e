package dev.nacre.examples.fuzz;

import com.sun.management.ThreadMXBean;
import dev.nacre.data.DataException;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tries any bytes: they are taken or refused, soon, and no more memory is asked for than some multiples of their
 * length.
 */
final class Bounded {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final long ALWAYS = 64 << 20;
    private static final long PER_BYTE = 200;

    /** Of the processor's time, since a machine may have other things to do. */
    private static final long MOST_NANOSECONDS = 10_000_000_000L;

    private Bounded() {}

    /** What is done with a file. */
    @FunctionalInterface
    interface Body {
        void run(Path file) throws IOException;
    }

    /** What is done with bytes. */
    @FunctionalInterface
    interface Try {
        void run() throws IOException;
    }

    static Path temporary() {
        try {
            Path file = Files.createTempFile("fuzz", ".model");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a file first; a reason to refuse it must name it. */
    static void run(Path file, byte[] bytes, Body body) throws IOException {
        run(bytes.length, () -> {
            Files.write(file, bytes);
            try {
                body.run(file);
            } catch (ModelFormatException | DataException e) {
                if (!e.getMessage().startsWith(file.toString()))
                    throw new AssertionError("a reason that doesn't name its file: " + e.getMessage(), e);
            }
        });
    }

    static void run(int length, Try body) throws IOException {
        long most = ALWAYS + PER_BYTE * length;
        // what is too much once may be the fuzzer, which instruments classes as they are loaded
        if (once(length, body) > most && once(length, body) > most)
            throw new AssertionError("more than " + most + " bytes allocated for " + length);
    }

    /** Tells the bytes allocated. */
    private static long once(int length, Try body) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        body.run();
        long time = THREADS.getCurrentThreadCpuTime() - start;
        if (time > MOST_NANOSECONDS) throw new AssertionError(time + " ns for " + length + " bytes");
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
