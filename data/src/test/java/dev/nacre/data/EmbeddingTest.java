package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Sequences of tokens; columns of tables are in the tests of module tables, against PyTorch. */
class EmbeddingTest {
    private static final float NAN = Float.NaN;
    private static final Embedding TOKENS = Embedding.tokens(List.of("a", "b", "c"), 2);

    private static Network network(int steps) {
        return new Network(TOKENS, new Shape(steps, 1, 1), 1);
    }

    @Test
    void eachStepGetsTheVectorOfItsToken() {
        Network network = network(4);
        FloatMatrix w = network.parameter("weight").value();
        assertThat(w.rows).isEqualTo(2);
        assertThat(w.columns).isEqualTo(3);
        assertThat(network.layer().shape()).isEqualTo(new Shape(4, 1, 2));
        FloatMatrix y = network.infer(new FloatMatrix(4, 1, 2, 0, -1, NAN));
        assertThat(y.data).containsExactly(w.data[4], w.data[5], w.data[0], w.data[1], 0, 0, NAN, NAN);
        assertThat(network.layer().forward(new FloatMatrix(4, 1, 2, 0, -1, NAN), Mode.TRAIN))
                .isEqualTo(y);
    }

    @Test
    void aTokensGradientIsTheSumOverItsSteps() {
        Network network = network(4);
        network.layer().forward(new FloatMatrix(4, 2, 2, 0, -1, NAN, 2, 2, 0, 0), Mode.TRAIN);
        FloatMatrix dy = new FloatMatrix(8, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        FloatMatrix dx = network.layer().backward(dy, true);
        assertThat(network.parameter("weight").gradient().data)
                .containsExactly(3 + 13 + 15, 4 + 14 + 16, 0, 0, 1 + 9 + 11, 2 + 10 + 12);
        assertThat(dx.data).containsOnly(0);
    }

    @Test
    void otherFeaturesOfAStepPass() {
        Layer layer =
                new Network("embedding(columns=[1], categories=[[\"no\", \"yes\"]])", new Shape(2, 1, 3), 1).layer();
        assertThat(layer.shape()).isEqualTo(new Shape(2, 1, 3));
        assertThat(layer.forward(new FloatMatrix(6, 1, 5, 1, 6, 7, 0, 8), Mode.INFER).data)
                .containsExactly(5, 1, 6, 7, -1, 8);
    }

    @Test
    void tokensThatTrainingDidNotSeeBecomeZeros() {
        Network network = network(3);
        network.fitPreprocessing(Samples.withMissing(new FloatMatrix(3, 2, 0, 2, NAN, -1, 0, 0), null)
                .shaped(network.inputShape()));
        Parameter seen = network.parameter("seen");
        assertThat(seen.value().data).containsExactly(1, 0, 1);
        float[] y = network.infer(new FloatMatrix(3, 1, 1, 1, 2)).data;
        assertThat(y).startsWith(0, 0, 0, 0);
        assertThat(y[4]).isNotZero();
        Network other = network(3);
        assertThatThrownBy(() -> other.fitPreprocessing(new Samples(new FloatMatrix(3, 1, 0, 1, 3))))
                .hasMessageContaining("column 0 (from 0) holds 3.0; its categories are the whole numbers 0 to 2");
    }

    @Test
    void tokensWithoutNamesHaveNumbers() {
        assertThat(Plugins.format(Embedding.tokens(3, 8)))
                .isEqualTo("embedding(columns=[0], categories=[[\"0\", \"1\", \"2\"]], outputs=8, oneHot=2)");
        assertThatThrownBy(() -> Embedding.tokens(0, 8)).hasMessageContaining("at least one category");
    }
}
