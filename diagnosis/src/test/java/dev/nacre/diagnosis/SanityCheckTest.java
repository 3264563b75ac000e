package dev.nacre.diagnosis;

import static dev.nacre.diagnosis.Fixtures.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Activation;
import dev.nacre.Initializer;
import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.None;
import dev.nacre.Penalty;
import dev.nacre.Samples;
import dev.nacre.diagnosis.Check.Verdict;
import dev.nacre.diagnosis.Fixtures.Descent;
import dev.nacre.diagnosis.Fixtures.Rectifier;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.layers.Zeros;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.training.Trainer;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Each check is made to fail, and all pass where all is well. */
class SanityCheckTest {
    private static final Samples DATA = ring(200, 1);
    private static final Samples HELD_OUT = ring(50, 2);
    private static final LayerSpec GOOD = sequential(new Dense(32, new Rectifier()), new Dense(2));
    private static final Trainer TRAINER = trainer(new CrossEntropy(), 1);

    private static LayerSpec sequential(LayerSpec... layers) {
        return new Sequential(layers);
    }

    private static Trainer trainer(Loss loss, float rate) {
        return Trainer.of(loss, new Descent(rate)).batchSize(32).epochs(5).seed(1);
    }

    private static SanityReport run(LayerSpec network, Trainer trainer, Samples training) {
        return new SanityCheck(network, trainer, training, HELD_OUT).run();
    }

    private static void assertCheck(SanityReport report, Verdict verdict, String name, String what) {
        assertThat(report.with(verdict)).anySatisfy(check -> {
            assertThat(check.name()).isEqualTo(name);
            assertThat(check.what()).contains(what);
        });
    }

    @Test
    void allIsWell() {
        SanityReport report = run(GOOD, TRAINER, DATA);

        assertThat(report.checks()).hasSize(6);
        assertThat(report.with(Verdict.PASSED)).hasSize(5);
        assertCheck(report, Verdict.SKIPPED, "penalties", "the network has no penalties");
        assertCheck(report, Verdict.PASSED, "initial loss", "guessing gives 0.693, ln(2) is 0.693");
        report.requirePassed();
    }

    @Test
    void regressionAndASingleOutputAreCheckedToo() {
        FloatMatrix sums = new FloatMatrix(1, DATA.size());
        FloatMatrix inside = new FloatMatrix(1, DATA.size());
        for (int s = 0; s < DATA.size(); s++) {
            sums.data[s] = DATA.x().data[2 * s] - DATA.x().data[2 * s + 1];
            inside.data[s] = DATA.t().data[2 * s];
        }
        LayerSpec network = sequential(new Dense(32, new Sigmoid()), new Dense(1));

        SanityReport numbers = run(network, trainer(new Mse(), 0.1f), new Samples(DATA.x(), sums));
        assertCheck(numbers, Verdict.SKIPPED, "initial loss", "the targets are not classes");
        assertThat(numbers.with(Verdict.PASSED)).hasSize(4);
        SanityReport oneOutput = run(
                sequential(new Dense(32, new Rectifier()), new Dense(1)),
                trainer(new BinaryCrossEntropy(), 1),
                new Samples(DATA.x(), inside));
        assertThat(oneOutput.with(Verdict.PASSED)).hasSize(5);
    }

    private static Samples scaled(float first, float second) {
        FloatMatrix x = new FloatMatrix(2, DATA.size());
        for (int i = 0; i < x.length; i++) x.data[i] = DATA.x().data[i] * (i % 2 == 0 ? first : second);
        return new Samples(x, DATA.t());
    }

    @Test
    void inputsThatAreNotScaledFailByName() {
        SanityReport report =
                new SanityCheck(GOOD, TRAINER, scaled(1, 300), Optional.empty(), List.of("height", "weight"), 1).run();

        assertCheck(report, Verdict.FAILED, "scale of inputs", "the root mean square of weight is 2");
        assertCheck(report, Verdict.SKIPPED, "leakage", "there is no held-out data");
        assertThatThrownBy(report::requirePassed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the sanity check failed:\nscale of inputs: failed, ");
        assertCheck(
                run(GOOD, TRAINER, scaled(1, 0.001f)),
                Verdict.WARNING,
                "scale of inputs",
                "the smallest standard deviation");
        assertCheck(run(GOOD, TRAINER, scaled(0, 0)), Verdict.FAILED, "scale of inputs", "all inputs are constant");
    }

    @Test
    void rowsOnBothSidesOfTheSplitFailIfTheyAreMany() {
        Samples leaking = DATA.select(java.util.stream.IntStream.range(100, 150).toArray());
        SanityReport many = new SanityCheck(GOOD, TRAINER, DATA, leaking).run();
        assertCheck(many, Verdict.FAILED, "leakage", "50 of 50 held-out rows are also in the training data");

        FloatMatrix x = new FloatMatrix(2, 50, HELD_OUT.x().data.clone());
        System.arraycopy(DATA.x().data, 20, x.data, 0, 2);
        SanityReport one = new SanityCheck(GOOD, TRAINER, DATA, new Samples(x, HELD_OUT.t())).run();
        assertCheck(one, Verdict.WARNING, "leakage", "1 of 50 held-out rows");
        one.requirePassed();
    }

    @Test
    void theChecksOfTheDataAloneSayTheSame() {
        Samples leaking = DATA.select(java.util.stream.IntStream.range(100, 150).toArray());
        SanityCheck check = new SanityCheck(GOOD, TRAINER, scaled(1, 300), leaking);

        assertThat(check.ofData().checks()).isEqualTo(check.run().checks().subList(0, 2));
        assertCheck(check.ofData(), Verdict.FAILED, "scale of inputs", "the root mean square of input 1");
    }

    @Test
    void anInitialLossThatIsNotThatOfGuessingFails() {
        Initializer large = new Large();
        LayerSpec network =
                sequential(new Dense(2, new dev.nacre.Identity(), large, new Zeros(), new None(), new None()));
        assertCheck(run(network, TRAINER, DATA), Verdict.FAILED, "initial loss", "use smaller initial weights");
    }

    /** Weights far too large. */
    record Large() implements Initializer {
        @Override
        public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
            for (int i = 0; i < weights.length; i++) weights.data[i] = 30 * (float) random.nextGaussian();
        }
    }

    /** A factor times the sum of squares. */
    record Squares(float factor) implements Penalty {
        @Override
        public double value(FloatMatrix w) {
            double sum = 0;
            for (float v : w.data) sum += v * v;
            return factor * sum;
        }

        @Override
        public void addGradient(FloatMatrix w, FloatMatrix g) {
            for (int i = 0; i < w.length; i++) g.data[i] += 2 * factor * w.data[i];
        }
    }

    private static LayerSpec penalised(float factor) {
        Dense plain = new Dense(32, new Rectifier());
        return sequential(
                new Dense(32, plain.activation(), plain.initializer(), new Zeros(), new Squares(factor), new None()),
                new Dense(2));
    }

    @Test
    void aPenaltyThatLowersTheLossFails() {
        assertCheck(run(penalised(1e-4f), TRAINER, DATA), Verdict.PASSED, "penalties", "to the loss");
        assertCheck(
                run(penalised(-1e-4f), TRAINER, DATA),
                Verdict.FAILED,
                "penalties",
                "the penalty of parameter 0.weight adds -");
        assertCheck(run(penalised(0), TRAINER, DATA), Verdict.FAILED, "penalties", "they add nothing");
    }

    /** A sigmoid whose derivative is wrong. */
    record Wrong() implements Activation {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {
            new Sigmoid().forward(x, y, from, to);
        }

        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = dy[i] * y[i];
        }
    }

    @Test
    void aWrongDerivativeFails() {
        SanityReport report = run(sequential(new Dense(16, new Wrong()), new Dense(2)), TRAINER, DATA);
        assertCheck(
                report,
                Verdict.FAILED,
                "gradients",
                "the gradient of parameter 0.weight differs from finite differences");
    }

    @Test
    void whatCannotLearnAFewByHeartFails() {
        SanityReport slow = run(GOOD, trainer(new CrossEntropy(), 1e-5f), DATA);
        assertCheck(
                slow,
                Verdict.FAILED,
                "overfitting a few samples",
                "on 20 samples after 500 steps; raise the learning rate");
        SanityReport fast = run(GOOD, trainer(new Mse(), 1e6f), DATA);
        assertCheck(fast, Verdict.FAILED, "overfitting a few samples", "lower the learning rate");
    }

    @Test
    void nothingThatExistsIsChanged() {
        float[] x = DATA.x().data.clone();
        assertThat(run(GOOD, TRAINER, DATA)).isEqualTo(run(GOOD, TRAINER, DATA));
        assertThat(DATA.x().data).isEqualTo(x);
    }

    @Test
    void dataWithoutTargetsIsRefused() {
        assertThatThrownBy(() -> new SanityCheck(GOOD, TRAINER, new Samples(DATA.x())).run())
                .hasMessage("the sanity check needs targets");
    }
}
