package dev.nacre.blas;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The OpenBLAS kernels for a processor. The OpenBLAS of 2020 inside jblas takes every processor younger than itself for a very
 * old one, and is then 2 to 5 times slower.
 */
final class Kernels {
    /** The variable that OpenBLAS reads once, when it is loaded. */
    static final String VARIABLE = "OPENBLAS_CORETYPE";

    private static final List<String> AVX512 = List.of("avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl");
    private static final List<String> AVX2 = List.of("avx2", "fma");

    private Kernels() {}

    /**
     * The kernels that the processor can run, by its flags: with others the process would die of an illegal instruction.
     *
     * @param cpuinfo text of {@code /proc/cpuinfo}
     * @return empty if OpenBLAS should look for itself
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
