package dev.nacre.data;

import java.util.Locale;

/** Whether numbers that a file or a caller asks for fit into a matrix, and into the memory of this JVM. */
final class Memory {
    private Memory() {}

    /** Why so many samples are too large; null if they are not. */
    static String problem(long samples, long numbers) {
        return problem(samples, numbers, Runtime.getRuntime().maxMemory());
    }

    static String problem(long samples, long numbers, long memory) {
        String what = samples + " × " + numbers + " numbers (samples × numbers of each)";
        if (numbers > 0 && samples > (Integer.MAX_VALUE - 8) / numbers)
            return what + " are more than the " + (Integer.MAX_VALUE - 8) + " that a matrix can hold";
        return Float.BYTES * samples * numbers > memory
                ? what + " take " + megabytes(Float.BYTES * samples * numbers) + ", but this JVM has at most "
                        + megabytes(memory) + " (more with -Xmx)"
                : null;
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }

    /** Memory ran out in spite of the checks, because other data takes it too. */
    static DataException exhausted(String source, OutOfMemoryError cause) {
        return new DataException(
                source + ": its data needs more memory than is left of this JVM's "
                        + megabytes(Runtime.getRuntime().maxMemory()) + "; give it more with -Xmx, or stream the data",
                cause);
    }
}
