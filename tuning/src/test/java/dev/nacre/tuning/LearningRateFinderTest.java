package dev.nacre.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import dev.nacre.tuning.EnsembleTest.Descent;
import dev.nacre.tuning.LearningRateFinder.Curve;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** A line to be met: steps above 2 / (largest curvature) diverge. */
class LearningRateFinderTest {
    private static final LayerSpec LINE = Plugins.parse(LayerSpec.class, "dense(1)");

    private static Samples line() {
        FloatMatrix x = new FloatMatrix(1, 100);
        FloatMatrix t = new FloatMatrix(1, 100);
        for (int s = 0; s < 100; s++) {
            x.data[s] = s / 25f - 2;
            t.data[s] = 3 * x.data[s] + 1;
        }
        return new Samples(x, t);
    }

    private static Trainer trainer(float rate) {
        return Trainer.of(new Mse(), new Descent(rate))
                .batchSize(100)
                .epochs(50)
                .seed(1);
    }

    @Test
    void theRateFoundLearns() {
        Curve found = new LearningRateFinder(1e-5, 1e3, 200).find(LINE, trainer(1), line());

        assertThat(found.suggestion()).isBetween(1e-3, 0.3);
        assertThat(found.points().get(0).rate()).isEqualTo(1e-5);
        Network network = new Network(LINE, 1, 1);
        var history = trainer((float) found.suggestion()).fit(network, line());
        assertThat(history.history().get(49).loss())
                .isLessThan(history.history().get(0).loss() / 2);
    }

    @Test
    void theCurveEndsWhereTheLossLeaps() {
        Curve found = new LearningRateFinder(0.1, 1e4, 100).find(LINE, trainer(1), line());
        assertThat(found.points()).hasSizeBetween(10, 99);
    }

    @Test
    void theSameSeedFindsTheSame() {
        Curve once = new LearningRateFinder(1e-5, 1e3, 200).find(LINE, trainer(1), line());
        Curve again = new LearningRateFinder(1e-5, 1e3, 200).find(LINE, trainer(1), line());
        assertThat(again).isEqualTo(once);
    }

    @Test
    void rangesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new LearningRateFinder(1, 1, 20)).hasMessage("to must be > from, not 1.0");
        assertThatThrownBy(() -> new LearningRateFinder(0, 1, 20)).hasMessage("from must be > 0, not 0.0");
        assertThatThrownBy(() -> new LearningRateFinder(1, 2, 19)).hasMessage("steps must be >= 20, not 19");
    }

    @Test
    void samplesOfWeightZeroDoNotMatter() {
        Samples half = line();
        float[] weights = new float[100];
        for (int s = 0; s < 50; s++) weights[s] = 1;
        FloatMatrix spoilt = half.t().dup();
        for (int s = 50; s < 100; s++) spoilt.data[s] += 1000;
        LearningRateFinder finder = new LearningRateFinder(1e-5, 1e3, 200);

        Curve right = finder.find(LINE, trainer(1), half.weighted(weights));
        Curve wrongTargets =
                finder.find(LINE, trainer(1), half.withTargets(spoilt).weighted(weights));
        assertThat(wrongTargets).isEqualTo(right);
        assertThat(wrongTargets).isNotEqualTo(finder.find(LINE, trainer(1), half.withTargets(spoilt)));
    }
}
