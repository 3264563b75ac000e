package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Batch;
import dev.nacre.Layers;
import dev.nacre.Parameter;
import dev.nacre.plugin.Plugins;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodingTest {
    private static AutoencoderLayer build(String text, int inputs) {
        return Plugins.parse(AutoencoderSpec.class, text).build(inputs, new SplittableRandom(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoencoder(3)",
                "autoencoder(3, tied=true)",
                "autoencoder(3, activation=identity, output=sigmoid, tied=true)",
                "autoencoder(3, loss=binaryCrossEntropy)",
                "denoising(7, corruption=masking(0.4))",
                "denoising(7, corruption=saltAndPepper(0.4), tied=true, loss=binaryCrossEntropy)",
                "sparse(4, rate=0.2, weight=2)",
                "sparse(7, weight=0, l1=0.3, tied=true)",
                "sparse(4, rate=0.1, l1=0.5, loss=binaryCrossEntropy, tied=true)",
                "contractive(4, weight=0.5)",
                "contractive(7, weight=3, tied=true, loss=binaryCrossEntropy)",
                "contractive(4, activation=identity, weight=2)",
                "variational(2, hidden=[])",
                "variational(2, hidden=[4], beta=0.5, loss=binaryCrossEntropy)",
                "variational(3, hidden=[5, 4], beta=4)",
                "stacked([autoencoder(4), denoising(3, loss=binaryCrossEntropy)])",
                "stackedDenoising([4, 3], upperLoss=binaryCrossEntropy, tied=true)",
            })
    void pretrainAddsTheGradientOfWhatItReturns(String text) {
        AutoencoderLayer layer = build(text, 5);
        for (Parameter parameter : layer.pretrainingParameters())
            if (parameter.name().endsWith("bias")) parameter.value().data[0] = 0.3f;
        PretrainGradients.check(layer, PretrainGradients.uniform(5, 6, 0.1, 0.9, 1));
    }

    @Test
    void aDecodedCodeIsInTheUnitsOfTheInputs() {
        AutoencoderLayer layer = build("autoencoder(3, loss=binaryCrossEntropy)", 5);
        FloatMatrix x = PretrainGradients.uniform(5, 4, 0, 1, 1);

        FloatMatrix y = layer.reconstruct(x);

        FloatMatrix logits = layer.decoder().forward(layer.encode(x), dev.nacre.Mode.INFER);
        for (int i = 0; i < y.length; i++)
            assertThat(y.data[i]).isCloseTo((float) (1 / (1 + Math.exp(-logits.data[i]))), within());
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(1e-6f);
    }

    @Test
    void tiedWeightsAreOneParameter() {
        assertThat(build("autoencoder(3, tied=true)", 5).pretrainingParameters())
                .hasSize(3);
        assertThat(Layers.names(build("autoencoder(3, tied=true)", 5)).values())
                .containsExactly("weight", "bias", "decoder.bias");
        assertThat(Layers.names(build("autoencoder(3)", 5)).values())
                .containsExactly("weight", "bias", "decoder.weight", "decoder.bias");
    }

    @Test
    void aCorruptionThatChangesTheSizeIsRefused() {
        assertThatThrownBy(() -> build("denoising(3, corruption=dense(4))", 5))
                .hasMessage("denoising: the corruption must keep the 5 inputs, but dense(units=4, activation=identity, "
                        + "initializer=glorotUniform, biasInitializer=zeros, penalty=none, constraint=none) "
                        + "has 4 outputs");
    }

    @Test
    void aLossOfLogitsTakesNoOutputFunction() {
        assertThatThrownBy(() -> build("autoencoder(3, output=sigmoid, loss=binaryCrossEntropy)", 5))
                .hasMessageContaining(
                        "output must be identity, not sigmoid: binaryCrossEntropy takes logits and applies"
                                + " its own link function");
    }

    @Test
    void crossEntropyRefusesInputsOutsideItsRange() {
        AutoencoderLayer layer = build("autoencoder(3, loss=binaryCrossEntropy)", 5);
        FloatMatrix x = PretrainGradients.uniform(5, 4, 0, 1, 1);
        x.data[7] = 1.5f;

        assertThatThrownBy(() -> layer.pretrain(new Batch(x, null)))
                .hasMessage("autoencoder: binaryCrossEntropy takes numbers from 0 to 1, not 1.5 (number 2 of sample 1,"
                        + " from 0); scale the targets to [0, 1], or use another loss such as mse");
    }
}
