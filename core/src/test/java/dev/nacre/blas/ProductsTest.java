package dev.nacre.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class ProductsTest {
    private static FloatMatrix matrix(int rows, int columns, float... values) {
        return new FloatMatrix(rows, columns, values);
    }

    private static FloatMatrix zeros(int rows, int columns) {
        return new FloatMatrix(rows, columns);
    }

    @Test
    void aProductIsColumnMajor() {
        FloatMatrix c = zeros(2, 1);
        Products.multiply(matrix(2, 3, 1, 2, 3, 4, 5, 6), false, matrix(3, 1, 1, 10, 100), false, 0, c);
        assertThat(c.data).containsExactly(531, 642);
    }

    @Test
    void aTransposedProductAddsWhereAsked() {
        FloatMatrix c = matrix(3, 2, 1, 1, 1, 1, 1, 1);
        Products.multiply(matrix(1, 3, 1, 2, 3), true, matrix(2, 1, 1, 10), true, 1, c);
        assertThat(c.data).containsExactly(2, 3, 4, 11, 21, 31);
    }

    @Test
    void sizesThatDoNotFitAreRefusedWithBothShapes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Products.multiply(zeros(2, 3), false, zeros(4, 5), false, 0, zeros(2, 5)))
                .withMessage("product of 2 × 3 and 4 × 5 does not fit into 2 × 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Products.multiply(zeros(2, 3), true, zeros(5, 2), true, 0, zeros(3, 4)))
                .withMessage("product of 2 × 3 transposed and 5 × 2 transposed does not fit into 3 × 4");
    }

    @Test
    void aMatrixThatSaysMoreThanItHoldsIsRefused() {
        FloatMatrix broken = zeros(2, 2);
        broken.rows = 3;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Products.multiply(broken, false, zeros(2, 2), false, 0, zeros(3, 2)))
                .withMessage("a matrix of 3 × 2 has 4 elements");
        FloatMatrix negative = zeros(0, 2);
        FloatMatrix result = zeros(0, 2);
        negative.rows = -1;
        result.rows = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Products.multiply(negative, false, zeros(2, 2), false, 0, result))
                .withMessage("a matrix of -1 × 2 has 0 elements");
    }

    @Test
    void aResultCannotBeOneOfItsFactors() {
        FloatMatrix x = zeros(2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Products.multiply(x, false, zeros(2, 2), false, 0, x))
                .withMessage("a product can't be written into one of its factors");
    }

    @Test
    void withNothingToSumTheResultIsZeroOrScaled() {
        FloatMatrix c = matrix(2, 1, Float.NaN, 4);
        Products.multiply(zeros(2, 0), false, zeros(0, 1), false, 0, c);
        assertThat(c.data).containsExactly(0, 0);
        FloatMatrix kept = matrix(2, 1, 3, 4);
        Products.multiply(zeros(2, 0), false, zeros(0, 1), false, 1, kept);
        assertThat(kept.data).containsExactly(3, 4);
    }

    @Test
    void anEmptyResultIsFine() {
        Products.multiply(zeros(0, 3), false, zeros(3, 2), false, 0, zeros(0, 2));
        Products.multiply(zeros(2, 3), false, zeros(3, 0), false, 0, zeros(2, 0));
    }
}
