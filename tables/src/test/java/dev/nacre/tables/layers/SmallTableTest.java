package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Header;
import dev.nacre.data.Split;
import dev.nacre.data.Target;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.optimizers.Adam;
import dev.nacre.optimizers.Chain;
import dev.nacre.optimizers.CosineLog;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks of this module's layers beat a linear model by far: 64 numbers of a digit, is it even? */
class SmallTableTest {
    private static final int EPOCHS = 20;
    private static Split data;
    private static double linear;

    @BeforeAll
    static void linearModel() throws IOException {
        Dataset digits = new Csv(',', Header.ABSENT, new Target.Classes(new Column.Last(), List.of()))
                .read(Path.of("../examples/src/main/resources/dev/nacre/examples/digits.csv.gz"));
        data = even(digits).split(0.35, 1);
        Network network = new Network("sequential([robustScale, dense(2)])", 64, 1);
        Trainer trainer =
                Trainer.of(new CrossEntropy(), new Adam(0.01f)).batchSize(64).epochs(60);
        linear = accuracy(trainer.fit(network, data.training()).model());
    }

    private static Dataset even(Dataset digits) {
        float[][] rows = new float[digits.size()][];
        int[] classes = new int[rows.length];
        for (int s = 0; s < rows.length; s++) {
            rows[s] = digits.samples().x().getColumn(s).data;
            classes[s] = digits.samples().t().getColumn(s).argmax() % 2;
        }
        return Dataset.of(rows, classes, List.of("even", "odd"));
    }

    private static double accuracy(Model model) {
        return model.evaluate(data.test(), new Accuracy()).get("accuracy");
    }

    private static Trainer trainer(float rate) {
        int steps = EPOCHS * ((data.training().size() + 63) / 64);
        return Trainer.of(
                        new CrossEntropy(0.1f),
                        new Chain(List.of(new Adam(rate, 0.9f, 0.95f, 1e-8f, true), new CosineLog(steps, 4))))
                .batchSize(64)
                .epochs(EPOCHS);
    }

    @Test
    void realMlp() {
        Network network = new Network("""
                sequential([robustScale, learningRate(periodicEmbeddings, multiplier=0.1),
                    learningRate(featureScale, multiplier=6),
                    ntkDense(64), learningRate(parametric(selu), multiplier=0.1), fadingDropout(0.15, steps=200),
                    ntkDense(64), learningRate(parametric(selu), multiplier=0.1), fadingDropout(0.15, steps=200),
                    ntkDense(2)])""", 64, 1);
        Model model = trainer(0.04f).fit(network, data.training()).model();
        assertThat(accuracy(model)).isGreaterThan(linear + 0.04);
    }

    @Test
    void tabM() {
        Network network = new Network("""
                sequential([robustScale, piecewiseLinear(8, outputs=4), memberInputs(8, start=normal),
                    memberDense(64, own=outputs), relu, memberDense(64), relu,
                    memberHeads(2), combineMembers(combine=probabilities)])""", 64, 1);
        trainer(0.01f).minimise(new MembersObjective(network, new CrossEntropy(), List.of()), data.training());
        assertThat(accuracy(new Model(network, new CrossEntropy()))).isGreaterThan(linear + 0.04);
    }
}
