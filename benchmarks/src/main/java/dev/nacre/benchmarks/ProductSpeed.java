package dev.nacre.benchmarks;

import dev.nacre.blas.Blas;
import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/**
 * {@code benchmarks/products [-Dnacre.threads=N]}: billions of operations a second in products of the sizes that
 * training has, by each library, interleaved. The best and the median of the runs: on a machine with other work the
 * best is closer to the truth.
 */
public final class ProductSpeed {
    private static final int ROUNDS = 20;
    private static final long ROUND = 60_000_000;

    /** Rows, columns, what is summed over. */
    private static final int[][] SIZES = {
        {512, 128, 784},
        {256, 128, 512},
        {32, 32, 64},
        {2048, 256, 2048},
        {1024, 1024, 1024},
        {10, 128, 256},
        {512, 1, 784}
    };

    private ProductSpeed() {}

    /**
     * Measures and prints a table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        List<Blas> libraries = ServiceLoader.load(Blas.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(blas -> blas.unusable().isEmpty())
                .sorted(Comparator.comparingInt(Blas::preference))
                .toList();
        System.out.println("| Aᵀ·B, m×n×k, -Dnacre.threads=" + Parallel.threads() + " | "
                + String.join(" | ", libraries.stream().map(Blas::describe).toList()) + " |");
        System.out.println("|---|" + "---|".repeat(libraries.size()));
        for (int[] size : SIZES) System.out.println(row(libraries, size));
    }

    private static String row(List<Blas> libraries, int[] size) {
        List<List<Double>> speeds = new ArrayList<>();
        for (int i = 0; i < libraries.size(); i++) speeds.add(new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++)
            for (int i = 0; i < libraries.size(); i++) measure(libraries.get(i), size, speeds.get(i));
        StringBuilder row = new StringBuilder("| %d×%d×%d |".formatted(size[0], size[1], size[2]));
        for (List<Double> of : speeds) {
            of.sort(null);
            row.append(
                    String.format(Locale.ROOT, " %.0f (median %.0f) |", of.get(of.size() - 1), of.get(of.size() / 2)));
        }
        return row.toString();
    }

    private static void measure(Blas blas, int[] size, List<Double> speeds) {
        int m = size[0];
        int n = size[1];
        int k = size[2];
        float[] a = new float[m * k];
        float[] b = new float[k * n];
        float[] c = new float[m * n];
        Arrays.fill(a, 0.5f);
        Arrays.fill(b, 0.25f);
        long start = System.nanoTime();
        do {
            long before = System.nanoTime();
            blas.sgemm(true, false, m, n, k, 1, a, 0, k, b, 0, k, 0, c, 0, m);
            speeds.add(2.0 * m * n * k / (System.nanoTime() - before));
        } while (System.nanoTime() - start < ROUND);
    }
}
