package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Baldi and Hornik, 1989: the best linear autoencoder projects on the first principal components. */
class PrincipalComponentsTest {
    private static final int SIZE = 5;
    private static final int CODE = 2;
    private static final double[] DEVIATIONS = {2, 1.5, 0.5, 0.3, 0.2};

    /** Orthonormal directions, columns, by Gram and Schmidt. */
    private final double[][] directions = new double[SIZE][SIZE];

    private Samples data(int samples) {
        SplittableRandom random = new SplittableRandom(6);
        for (int k = 0; k < SIZE; k++) {
            for (int i = 0; i < SIZE; i++) directions[k][i] = random.nextGaussian();
            for (int l = 0; l < k; l++) subtractProjection(directions[k], directions[l]);
            double norm = Math.sqrt(dot(directions[k], directions[k]));
            for (int i = 0; i < SIZE; i++) directions[k][i] /= norm;
        }
        FloatMatrix x = new FloatMatrix(SIZE, samples);
        for (int s = 0; s < samples; s++) {
            for (int k = 0; k < SIZE; k++) {
                // plus and minus each combination, so that directions and spreads are exactly those of the sample
                double sign = (s >> k & 1) == 0 ? 1 : -1;
                for (int i = 0; i < SIZE; i++)
                    x.data[s * SIZE + i] += (float) (sign * DEVIATIONS[k] * directions[k][i]);
            }
        }
        return new Samples(x);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void subtractProjection(double[] a, double[] unit) {
        double along = dot(a, unit);
        for (int i = 0; i < a.length; i++) a[i] -= along * unit[i];
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUndercompleteLinearAutoencoderSpansTheirSpace(boolean tied) {
        Samples data = data(32);
        Network network = new Network("autoencoder(2, activation=identity, tied=" + tied + ")", SIZE, 3);
        Trainer.of(new Mse(), new Descent(0.05f, 0.9f))
                .batchSize(32)
                .epochs(3000)
                .seed(1)
                .pretrain(network, data);
        AutoencoderLayer trained = (AutoencoderLayer) network.layer();

        // what is lost is the variance of the other components
        double lost = 0;
        for (int k = CODE; k < SIZE; k++) lost += DEVIATIONS[k] * DEVIATIONS[k] / SIZE;
        assertThat(Arrays.stream(trained.reconstructionErrors(data.x()))
                        .average()
                        .orElseThrow())
                .isCloseTo(lost, within(1e-4));
        // a principal direction inside goes through unchanged, one outside vanishes
        FloatMatrix zero = trained.reconstruct(new FloatMatrix(SIZE, 1));
        for (int k = 0; k < SIZE; k++) {
            FloatMatrix direction = new FloatMatrix(SIZE, 1);
            for (int i = 0; i < SIZE; i++) direction.data[i] = (float) directions[k][i];
            FloatMatrix y = trained.reconstruct(direction);
            for (int i = 0; i < SIZE; i++)
                assertThat((double) y.data[i] - zero.data[i])
                        .as("direction %d", k)
                        .isCloseTo(k < CODE ? directions[k][i] : 0, within(3e-3));
        }
    }
}
