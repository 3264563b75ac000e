package dev.nacre.openblas;

import com.sun.jna.Platform;
import dev.nacre.blas.NativeEnvironment;
import dev.nacre.blas.NativeFiles;
import dev.nacre.blas.NetlibBridge;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A second copy of OpenBLAS for products with many columns, on AMD Zen 4. That processor executes AVX-512 instructions
 * in two halves, so AVX2 does as much per cycle: OpenBLAS's Haswell kernels are 3 to 12 % faster for wide matrices than
 * the AVX-512 kernels that OpenBLAS chooses, but slower for narrow ones, ten times slower for a single column
 * ({@code docs/adr/0016}).
 *
 * @param kernels kernels of the copy, by OpenBLAS's name for them
 * @param sgemm function of the copy
 */
record Wide(String kernels, MethodHandle sgemm) {
    /** Minimum number of columns for which the copy is faster. */
    private static final int COLUMNS = 256;

    /** Up to this number of multiplications OpenBLAS has kernels for small matrices, with AVX-512 only. */
    private static final long SMALL = 1_000_000;

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    /**
     * Loads the copy if the processor is a Zen 4 and the user has not chosen kernels.
     *
     * @return empty also if it can't be loaded: then the first library computes everything
     */
    static Optional<Wide> load(NativeFiles files) {
        try {
            if (!Platform.isLinux() || NativeEnvironment.get(Library.KERNELS) != null) return Optional.empty();
            if (!isFaster(Files.readString(PROCESSOR))) return Optional.empty();
            try (Library copy = Library.again(files, "HASWELL")) {
                return Optional.of(
                        new Wide(copy.kernels(), NetlibBridge.to(copy.path()).sgemm()));
            }
        } catch (Throwable e) {
            return Optional.empty();
        }
    }

    /**
     * Whether this is a Zen 4: the AMD family that executes AVX-512 in halves.
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

    /** This function for wide results, another one for the rest. The choice depends on the sizes alone. */
    MethodHandle where(MethodHandle other) throws ReflectiveOperationException {
        MethodHandle wide = MethodHandles.lookup()
                .findStatic(
                        Wide.class,
                        "isWide",
                        MethodType.methodType(
                                boolean.class, String.class, String.class, int.class, int.class, int.class));
        return MethodHandles.guardWithTest(wide, sgemm, other);
    }

    @SuppressWarnings("unused") // same parameters as sgemm
    static boolean isWide(String opA, String opB, int m, int n, int k) {
        return n >= COLUMNS && (long) m * n * k > SMALL;
    }
}
