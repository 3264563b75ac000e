package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.model.Transfer;
import dev.nacre.training.FineTuning;
import dev.nacre.training.Trainer;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers before and after the code, or in place of it. */
class AroundTest {
    private static final Shape IMAGE = new Shape(4, 4, 2);
    private static final String AROUND =
            "encoder=conv(3, kernel=3, stride=2), decoder=sequential([upsample(2), conv(2, kernel=3)])";
    private static final String STACK =
            "stacked([denoising(0, " + AROUND + "), autoencoder(4, encoder=conv(2, kernel=2),"
                    + " decoder=conv(3, kernel=1)), variational(2, hidden=[])])";

    private static Network network(String text) {
        return new Network(text, IMAGE, 1);
    }

    private static List<String> names(Network network) {
        return network.parameters().stream().map(network::name).toList();
    }

    private static FloatMatrix images(int seed) {
        return PretrainGradients.uniform(IMAGE.size(), 24, 0, 1, seed);
    }

    private static Trainer trainer() {
        return Trainer.of(new Mse(), new Descent(0.5f, 0))
                .batchSize(8)
                .epochs(4)
                .seed(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            autoencoder(5)               | weight bias decoder.weight decoder.bias
            denoising(5, tied=true)      | weight bias decoder.bias
            variational(5, hidden=[6])   | hidden0.weight hidden0.bias mean.weight mean.bias logVariance.weight \
            logVariance.bias decoder0.weight decoder0.bias decoder.weight decoder.bias
            """)
    void withoutThemNamesAreAsBefore(String text, String names) {
        assertThat(String.join(" ", names(network(text)))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            autoencoder(0, @)            | encoder.weight encoder.bias decoder.layers.1.weight decoder.layers.1.bias
            sparse(5, @)                 | encoder.weight encoder.bias weight bias decoder.weight decoder.bias \
            decoder.layers.1.weight decoder.layers.1.bias
            variational(5, hidden=[], @) | encoder.weight encoder.bias mean.weight mean.bias logVariance.weight \
            logVariance.bias decoder.weight decoder.bias decoder.layers.1.weight decoder.layers.1.bias
            """)
    void withThemEachHasAPrefix(String text, String names) {
        assertThat(String.join(" ", names(network(text.replace("@", AROUND))))).isEqualTo(names);
    }

    @Test
    void theCodeOfAnImageIsAnImage() {
        Network convolutional = network("autoencoder(0, " + AROUND + ")");
        assertThat(convolutional.layer().shape()).isEqualTo(new Shape(2, 2, 3));
        assertThat(((AutoencoderLayer) convolutional.layer()).decoder().shape()).isEqualTo(IMAGE);
        assertThat(network("autoencoder(5, " + AROUND + ")").layer().shape()).isEqualTo(Shape.flat(5));
        assertThat(network("autoencoder(0, activation=identity, encoder=conv(2, kernel=3))")
                        .layer()
                        .shape())
                .isEqualTo(IMAGE);
        assertThat(convolutional.summary()).contains("encoder conv", "2x2x3");
    }

    @Test
    void withoutADecoderTheDenseLayerGivesTheInputsBack() {
        Network network = network("denoising(5, encoder=conv(3, kernel=3, stride=2))");
        assertThat(network.parameter("weight").value().rows).isEqualTo(12);
        assertThat(network.parameter("decoder.weight").value().columns).isEqualTo(IMAGE.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            autoencoder(0, encoder=conv(3, kernel=3, stride=2))              | autoencoder: the reconstruction \
            must have the inputs' shape 4x4x2, but the decoder identity makes 2x2x3 out of 2x2x3; give it layers that \
            undo the encoder's change of size
            variational(2, decoder=conv(1, kernel=3))                                   | variational: the \
            reconstruction must have the inputs' shape 4x4x2, but the decoder conv(
            denoising(3, encoder=conv(3, kernel=9, padding=valid))                      | denoising's \
            encoder: a window of conv, 9 × 9
            sparse(4, encoder=sequential([autoencoder(3)]))                             | sparse's encoder contains \
            autoencoder, which would not be pre-trained there; put one autoencoder on the other by stacked([…])
            autoencoder(4, tied=true, encoder=conv(1, kernel=3))                        | autoencoder: tied weights \
            need a decoder that makes the inputs' 4x4x2 out of the encoder's 4x4x1
            """)
    void whatDoesNotFitIsNamed(String text, String message) {
        assertThatThrownBy(() -> network(text)).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoencoder(0, @)", "denoising(6, @)", "sparse(0, @)", "variational(3, hidden=[], @)"})
    void pretrainingReachesAllWeights(String text) {
        Network network = network(text.replace("@", AROUND));
        List<FloatMatrix> before =
                network.parameters().stream().map(p -> p.value().dup()).toList();
        trainer().pretrain(network, new Samples(images(1)).shaped(IMAGE));
        for (int i = 0; i < before.size(); i++)
            assertThat(network.parameters().get(i).value().data)
                    .as(names(network).get(i))
                    .isNotEqualTo(before.get(i).data);
    }

    @Test
    void stacksAreTrainedLayerByLayerUnrolledAndRolledUp() {
        Network stack = network(STACK);
        assertThat(trainer().pretrain(stack, new Samples(images(1)).shaped(IMAGE)))
                .hasSize(3);
        FloatMatrix x = images(2);
        FloatMatrix restored = Codec.of(stack).reconstruct(x);
        Model deep = DeepAutoencoder.unroll(stack);
        assertThat(deep.predict(x).data).isEqualTo(restored.data);
        trainer().pretrain(deep.network(), new Samples(images(1)).shaped(IMAGE));
        assertThat(Codec.of(deep.network()).errors(x))
                .isNotEqualTo(Codec.of(stack).errors(x));
        Network again = DeepAutoencoder.rollUp(deep.network());
        assertThat(Codec.of(again).reconstruct(x).data).isEqualTo(deep.predict(x).data);
    }

    @Test
    void frozenInAClassifierTheyKeepEveryBit() {
        Network classifier = Transfer.withHead(network(STACK), new Dense(2), 3);
        FineTuning.freeze(classifier, 3);
        Parameter kernel = classifier.parameter("0.0.encoder.weight");
        float[] before = kernel.value().data.clone();
        FloatMatrix targets = PretrainGradients.uniform(2, 24, 0, 1, 5);
        trainer().fit(classifier, new Samples(images(1), targets).shaped(IMAGE));
        assertThat(kernel.value().data).isEqualTo(before);
        FineTuning.freeze(classifier, 0);
        trainer().fit(classifier, new Samples(images(1), targets).shaped(IMAGE));
        assertThat(kernel.value().data).isNotEqualTo(before);
    }
}
