package dev.nacre.tck;

import dev.nacre.blas.Blas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The rules for matrix-product libraries. */
final class BlasRules {
    private static final int[] SQUARES = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 100, 257, 400};

    static final List<BlasRule> ALL = List.of(
            new BlasRule(
                    "B1",
                    "agrees with three plain loops, for odd sizes inside larger arrays",
                    "Blas.sgemm: column-major storage, offsets, leading dimensions, alpha, beta",
                    BlasRules::agreesOnRandom),
            new BlasRule(
                    "B2",
                    "agrees with three plain loops for all four combinations of transposed factors",
                    "Blas.sgemm: op(A) is m × k and op(B) is k × n, whatever is transposed",
                    BlasRules::agreesOnSquares),
            new BlasRule(
                    "B3",
                    "does not read the result if beta is 0",
                    "Blas.sgemm: beta 0 overwrites; 0 times NaN is NaN",
                    BlasRules::overwrites),
            new BlasRule(
                    "B4",
                    "multiplies a matrix by itself, with one array for both factors",
                    "Blas.sgemm: copies or locks of the factors' arrays",
                    BlasRules::multipliesBySelf),
            new BlasRule(
                    "B5",
                    "gives the same bits for the same product",
                    "Blas.sgemm: partial sums that are added in the order in which threads end",
                    BlasRules::repeats),
            new BlasRule(
                    "B6",
                    "gives the same bits when many threads multiply at once",
                    "Blas.sgemm: scratch memory shared by threads; use a lock, or memory for each thread",
                    BlasRules::standsThreads),
            new BlasRule(
                    "B7",
                    "has a name of lower-case letters and digits, and describes itself in one line",
                    "Blas.name and describe: the name is a value of -Dnacre.blas",
                    BlasRules::describes));

    private BlasRules() {}

    private static void agreesOnRandom(Blas blas) {
        for (int seed = 0; seed < 150; seed++) agrees(blas, Product.random(seed));
    }

    private static void agreesOnSquares(Blas blas) {
        for (int size : SQUARES)
            for (int way = 0; way < 4; way++) {
                boolean transposeA = (way & 1) == 1;
                boolean transposeB = (way & 2) == 2;
                agrees(blas, Product.tight(transposeA, transposeB, size, size, size, 0, 3 + size));
                agrees(blas, Product.tight(transposeA, transposeB, size, 1, size + 5, 1, 4 + size));
                agrees(blas, Product.tight(transposeA, transposeB, 1, size, size + 5, 0.5f, 5 + size));
            }
    }

    /** Also compares the elements around the result in its array, which must not change. */
    private static void agrees(Blas blas, Product product) {
        float[] expected = product.plain();
        float[] actual = product.by(blas);
        for (int i = 0; i < expected.length; i++)
            if (!(Math.abs(actual[i] - expected[i]) <= product.tolerance()))
                throw new Violation(
                        expected[i] + " ± " + product.tolerance() + " at element " + i + " of the result's array, "
                                + product,
                        Float.toString(actual[i]));
    }

    private static void overwrites(Blas blas) {
        for (int[] s : new int[][] {{1, 1, 1}, {5, 3, 4}, {33, 1, 65}, {1, 33, 65}, {33, 17, 65}, {130, 120, 110}}) {
            Product product = Product.tight(false, true, s[0], s[1], s[2], 0, 8);
            Arrays.fill(product.c(), Float.NaN);
            for (float x : product.by(blas))
                if (!Float.isFinite(x))
                    throw new Violation("finite numbers, though the result held NaN before, " + product, "" + x);
        }
    }

    private static void multipliesBySelf(Blas blas) {
        Product one = Product.tight(false, true, 40, 40, 40, 0, 9);
        agrees(
                blas,
                new Product(false, true, 40, 40, 40, 1, one.a(), 0, 40, one.a(), 0, 40, 0, new float[1600], 0, 40));
    }

    private static void repeats(Blas blas) {
        Product product = Product.tight(true, false, 257, 129, 300, 0, 10);
        float[] first = product.by(blas);
        for (int i = 1; i <= 20; i++)
            if (!Arrays.equals(product.by(blas), first))
                throw new Violation(
                        "the bits of the first product, " + product, "different ones after repetition " + i);
    }

    private static void standsThreads(Blas blas) throws Exception {
        List<Product> products = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) products.add(Product.tight(false, false, 16, 16, 16, 0, seed));
        for (int seed = 8; seed < 16; seed++) products.add(Product.tight(true, false, 64, 32, 200, 0, seed));
        List<float[]> alone = products.stream().map(p -> p.by(blas)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(products.size());
        try {
            List<Callable<Integer>> work = IntStream.range(0, products.size())
                    .mapToObj(i -> (Callable<Integer>) () -> wrong(blas, products.get(i), alone.get(i), 1500))
                    .toList();
            int wrong = 0;
            for (Future<Integer> one : threads.invokeAll(work)) wrong += one.get();
            if (wrong > 0)
                throw new Violation(
                        "the same bits from 16 threads at once as from one", wrong + " wrong products of 24000");
        } finally {
            threads.shutdownNow();
        }
    }

    private static int wrong(Blas blas, Product product, float[] expected, int times) {
        int wrong = 0;
        for (int i = 0; i < times; i++) if (!Arrays.equals(product.by(blas), expected)) wrong++;
        return wrong;
    }

    private static void describes(Blas blas) {
        if (!blas.name().matches("[a-z][a-z0-9]*"))
            throw new Violation("a name of lower-case letters and digits", blas.name());
        String description = blas.describe();
        if (description == null || description.isBlank() || description.contains("\n"))
            throw new Violation("one line that describes the library", description);
    }
}
