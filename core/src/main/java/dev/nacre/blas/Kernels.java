package dev.nacre.blas;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The OpenBLAS kernels for a processor. The OpenBLAS inside jblas is of 2020: it treats every newer processor as a very
 * old one, and is then 2 to 5 times slower.
 */
final class Kernels {
    /** The environment variable that OpenBLAS reads once, when it is loaded. */
    static final String VARIABLE = "OPENBLAS_CORETYPE";

    private static final List<String> AVX512 = List.of("avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl");
    private static final List<String> AVX2 = List.of("avx2", "fma");

    private Kernels() {}

    /**
     * The best kernels that the processor can run, by its flags: others would crash the process with an illegal
     * instruction.
     *
     * @param cpuinfo text of {@code /proc/cpuinfo}
     * @return empty if OpenBLAS should choose by itself
     */
    static Optional<String> best(String cpuinfo) {
        List<String> flags = cpuinfo.lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> Arrays.asList(
                        line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
                .orElse(List.of());
        if (flags.containsAll(AVX512)) return Optional.of("SKYLAKEX");
        if (flags.containsAll(AVX2)) return Optional.of("HASWELL");
        return Optional.empty();
    }
}
