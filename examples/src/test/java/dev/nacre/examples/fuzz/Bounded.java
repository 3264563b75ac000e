package dev.nacre.examples.fuzz;

import com.sun.management.ThreadMXBean;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tries to read a file of any bytes: it is read or refused, soon, and no more memory is asked for than some multiples
 * of its length.
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

    static Path temporary() {
        try {
            Path file = Files.createTempFile("fuzz", ".model");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void run(Path file, byte[] bytes, Body body) throws IOException {
        long most = ALWAYS + PER_BYTE * bytes.length;
        // what is too much once may be the fuzzer, which instruments classes as they are loaded
        if (once(file, bytes, body) > most && once(file, bytes, body) > most)
            throw new AssertionError("more than " + most + " bytes allocated for a file of " + bytes.length);
    }

    /** Tells the bytes allocated. */
    private static long once(Path file, byte[] bytes, Body body) throws IOException {
        Files.write(file, bytes);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            body.run(file);
        } catch (ModelFormatException e) {
            if (!e.getMessage().startsWith(file.toString()))
                throw new AssertionError("a reason that doesn't name its file: " + e.getMessage(), e);
        }
        long time = THREADS.getCurrentThreadCpuTime() - start;
        if (time > MOST_NANOSECONDS) throw new AssertionError(time + " ns for a file of " + bytes.length + " bytes");
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
