package dev.nacre.openblas;

import com.sun.jna.Platform;
import dev.nacre.blas.NativeEnvironment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A second copy of OpenBLAS for products with many columns, on AMD's Zen 4. It runs AVX-512 in halves, so that AVX-2 does as much
 * in a cycle: OpenBLAS's Haswell kernels multiply wide matrices 3 to 12 % faster there than the AVX-512 kernels that it
 * chooses, and narrow ones slower, a single column ten times ({@code docs/adr/0016}).
 *
 * @param kernels the copy's, by OpenBLAS's own name
 * @param sgemm the copy's function
 */
record Wide(String kernels, MethodHandle sgemm) {
    /** Columns of the result from which on the copy is faster. */
    private static final int COLUMNS = 256;

    /** Multiplications up to which OpenBLAS has kernels for small matrices, with AVX-512 only. */
    private static final long SMALL = 1_000_000;

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    /**
     * Loads the copy if the processor is such a one and the user has not chosen kernels.
     *
     * @return empty too if it can't be loaded: the library does all then
     */
    static Optional<Wide> load(Library library) {
        try {
            if (!Platform.isLinux() || NativeEnvironment.get(Library.KERNELS) != null) return Optional.empty();
            if (!isFaster(Files.readString(PROCESSOR))) return Optional.empty();
            try (Library copy = library.again("HASWELL")) {
                return Optional.of(new Wide(copy.kernels(), Bridge.sgemm(copy.path())));
            }
        } catch (Throwable e) {
            return Optional.empty();
        }
    }

    /**
     * Whether this is a Zen 4: the one family of AMD's that has AVX-512 in halves.
     *
     * @param cpuinfo text of {@code /proc/cpuinfo}
     */
    static boolean isFaster(String cpuinfo) {
        return value(cpuinfo, "vendor_id").equals("AuthenticAMD")
                && value(cpuinfo, "cpu family").equals("25")
                && Arrays.asList(value(cpuinfo, "flags").split(" ")).contains("avx512f");
    }

    private static String value(String cpuinfo, String key) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("");
    }

    /** This for wide results, another for the rest; the choice depends on the sizes alone. */
    MethodHandle where(MethodHandle other) throws ReflectiveOperationException {
        MethodHandle wide = MethodHandles.lookup()
                .findStatic(
                        Wide.class,
                        "isWide",
                        MethodType.methodType(
                                boolean.class, String.class, String.class, int.class, int.class, int.class));
        return MethodHandles.guardWithTest(wide, sgemm, other);
    }

    @SuppressWarnings("unused") // parameters as sgemm has them
    static boolean isWide(String opA, String opB, int m, int n, int k) {
        return n >= COLUMNS && (long) m * n * k > SMALL;
    }
}
