package dev.nacre.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Blas} must do. The module openblas runs it too. */
public abstract class BlasContract {
    private final Blas blas;

    /** A contract for one library. */
    protected BlasContract(Blas blas) {
        this.blas = blas;
    }

    @BeforeEach
    void skipWhereItCannotBeUsed() {
        Optional<String> unusable = blas.unusable();
        assumeTrue(unusable.isEmpty(), () -> blas.name() + ": " + unusable.get());
    }

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aProductAgreesWithThePlainTripleLoop(int seed) {
        agrees(Product.random(seed));
    }

    @ParameterizedTest(name = "{0}³")
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 100, 257, 400})
    void allFourWaysToTransposeAgreeOnSquares(int size) {
        for (int way = 0; way < 4; way++) {
            Product product = Product.tight((way & 1) == 1, (way & 2) == 2, size, size, size, 0, 3 + size);
            agrees(product);
        }
    }

    @Test
    void whatStoodInTheResultIsNotReadIfBetaIsZero() {
        for (int[] s : new int[][] {{1, 1, 1}, {5, 3, 4}, {33, 17, 65}, {130, 120, 110}}) {
            Product product = Product.tight(false, true, s[0], s[1], s[2], 0, 8);
            Arrays.fill(product.c(), Float.NaN);
            for (float x : product.by(blas)) assertThat(x).as("%s", product).isFinite();
        }
    }

    @Test
    void aMatrixTimesItselfIsRight() {
        Product one = Product.tight(false, true, 40, 40, 40, 0, 9);
        Product square =
                new Product(false, true, 40, 40, 40, 1, one.a(), 0, 40, one.a(), 0, 40, 0, new float[1600], 0, 40);
        agrees(square);
    }

    @Test
    void theSameProductGivesTheSameBits() {
        Product product = Product.tight(true, false, 257, 129, 300, 0, 10);
        float[] first = product.by(blas);
        for (int i = 0; i < 20; i++) assertThat(product.by(blas)).isEqualTo(first);
    }

    @Test
    void productsOnManyThreadsAtOnceGiveTheBitsOfOneAlone() throws Exception {
        List<Product> products = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) products.add(Product.tight(false, false, 16, 16, 16, 0, seed));
        for (int seed = 8; seed < 16; seed++) products.add(Product.tight(true, false, 64, 32, 200, 0, seed));
        List<float[]> alone = products.stream().map(p -> p.by(blas)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(products.size());
        try {
            List<Callable<Integer>> work = IntStream.range(0, products.size())
                    .mapToObj(i -> (Callable<Integer>) () -> wrong(products.get(i), alone.get(i), 1500))
                    .toList();
            int wrong = 0;
            for (Future<Integer> one : threads.invokeAll(work)) wrong += one.get();
            assertThat(wrong).as("products that differ from the same one alone").isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Including what lies around the result in its array, which must be as before. */
    private void agrees(Product product) {
        float[] expected = product.plain();
        float[] actual = product.by(blas);
        float worst = 0;
        for (int i = 0; i < expected.length; i++) worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        assertThat(worst).as("%s", product).isLessThan(product.tolerance());
    }

    private int wrong(Product product, float[] expected, int times) {
        int wrong = 0;
        for (int i = 0; i < times; i++) if (!Arrays.equals(product.by(blas), expected)) wrong++;
        return wrong;
    }
}
