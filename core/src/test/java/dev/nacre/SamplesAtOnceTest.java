package dev.nacre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.losses.Mse;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class SamplesAtOnceTest {
    @Test
    void theWidestLayerDecidesIfItIsWide() {
        Network small = new Network("sequential([dense(300), dense(10)])", 784, 1);
        Network wide = new Network("sequential([dense(100000), dense(10)])", 2, 1);

        assertThat(SamplesAtOnce.through(small.layer(), 784, 1024)).isEqualTo(1024);
        assertThat(SamplesAtOnce.through(wide.layer(), 2, 1024)).isEqualTo(83);
        assertThat(SamplesAtOnce.of(Integer.MAX_VALUE, 1024)).isEqualTo(1);
    }

    @Test
    void evaluationOfWideSamplesIsThatOfAllAtOnce() {
        int inputs = 1 << 21; // four samples at once
        List<Integer> columns = new ArrayList<>();
        Layer first = new Layer() {
            @Override
            public int outputs() {
                return 1;
            }

            @Override
            public FloatMatrix forward(FloatMatrix x, Mode mode) {
                columns.add(x.columns);
                FloatMatrix y = new FloatMatrix(1, x.columns);
                for (int s = 0; s < x.columns; s++) y.data[s] = x.data[s * x.rows];
                return y;
            }

            @Override
            public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                throw new UnsupportedOperationException();
            }
        };
        FloatMatrix x = new FloatMatrix(inputs, 6);
        for (int s = 0; s < 6; s++) x.data[s * inputs] = s;

        Evaluation evaluation = Evaluation.of(first, new Mse(), false, new Samples(x, new FloatMatrix(1, 6)));

        assertThat(columns).containsExactly(4, 2);
        assertThat(evaluation.loss()).isEqualTo((0 + 1 + 4 + 9 + 16 + 25) / 6.0);
    }
}
