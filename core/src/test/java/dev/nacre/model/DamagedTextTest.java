package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of a model file that were damaged or made up. */
class DamagedTextTest extends DamagedFile {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"nacre.format\":\"1\"|\"nacre.format\":\"2\"|has format 2, written by Nacre unknown",
                "\"nacre.format\":\"1\"|\"nacre.format\":\"-1\"|nacre.format is not a whole number above 0",
                "\"nacre.format\":\"1\"|\"nacre.format\":1|should be the JSON token VALUE_STRING",
                "\"nacre.format\"|\"acre.format\"|is a safetensors file, but no model of Nacre",
                "\"nacre.loss\"|\"nacre.los\"|unknown entry nacre.los",
                "\"nacre.loss\"|\"loss\"|lacks the entry nacre.loss",
                "crossEntropy(|crossEnthalpy(|unknown loss: crossEnthalpy",
                "sequential(layers=[|parallel([|unknown layer: parallel",
                "sequential(layers=[|sequential(layers=[leakyRelu, |it is in module nacre-activations: add "
                        + "dev.nacre:nacre-activations",
                "sequential(layers=[|sequential(layers=|nacre.network: at position 19",
                "units=2|units=0|units must be >= 1, not 0",
                "units=2|units=7|the network needs more weights than the file holds",
                "units=2|units=2147483647|a matrix can't have 3 × 2147483647 elements",
                "units=3|units=200000000|the network needs more weights than the file holds: at 4 × 200000000",
                "units=2|units=1|[2, 3]; the network expects type F32 and shape [1, 3]",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"0\"|nacre.inputs is not a whole number above 0",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"99999999999\"|nacre.inputs is not a whole number above 0",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"9999999\"|the network needs more weights than the file "
                        + "holds",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"99999999\"|a file of 23 weights may have at most "
                        + "16777216 inputs, not 99999999",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"4.0\"|nacre.inputs is not a whole number above 0",
                "[\\\"yes\\\",\\\"no\\\"]|[\\\"yes\\\"]|a network of 2 outputs can't have 1 labels",
                "[\\\"yes\\\",\\\"no\\\"]|[\\\"yes\\\",3]|nacre.labels, element 1 should be the JSON token "
                        + "VALUE_STRING",
                "[\\\"yes\\\",\\\"no\\\"]|[\\\"yes\\\",\\\"no\\\"] 1|nacre.labels has more text after its end",
                "\"nacre.frozen\":\"[]\"|\"nacre.frozen\":\"[\\\"2.bias\\\"]\"|freezes or slows parameters that do "
                        + "not exist: [2.bias]",
                "\"nacre.learningRates\":\"{}\"|\"nacre.learningRates\":\"{\\\"0.bias\\\":\\\"-1\\\"}\"|0.bias can't "
                        + "have the learning-rate multiplier -1",
                "\"nacre.learningRates\":\"{}\"|\"nacre.learningRates\":\"{\\\"0.bias\\\":\\\"NaN\\\"}\"|0.bias can't "
                        + "have the learning-rate multiplier NaN",
            })
    void aWrongTextIsRefused(String old, String changed, String reason) throws IOException {
        isRefused(good.withoutDigest().with(old, changed), reason);
    }

    @Test
    void aMissingPluginIsNamedWithTheJarThatHasIt() throws IOException {
        RawFile raw = good.withoutDigest()
                .with("sequential(layers=[", "sequential([wavelet(3), ")
                .with(
                        "nacre.plugins\":\"{",
                        "nacre.plugins\":\"{\\\"com.acme.Wavelet\\\":\\\"acme-layers-1.2.jar, version 1.2\\\",");
        isRefused(
                raw,
                ". Not on the class path: com.acme.Wavelet, which the file says is in acme-layers-1.2.jar, version "
                        + "1.2");
    }

    @Test
    void aTextNestedTooDeeplyIsRefused() throws IOException {
        String deep = "sequential([".repeat(100_000);
        isRefused(good.withoutDigest().with("sequential(layers=[", deep), "nested deeper than 100");
    }

    @Test
    void aTextOfVeryManyLayersIsRefused() throws IOException {
        String many = "sequential(layers=[" + "sigmoid, ".repeat(20_000);
        isRefused(good.withoutDigest().with("sequential(layers=[", many), "more than 20000 elements of lists");
    }

    /** A changed text is seen by the digest after the weights are read, or by what can't be built of it. */
    @Test
    void aTextThatCanNotBeReadIsCalledDamagedIfTheDigestSaysSo() throws IOException {
        String damaged = "is damaged: its content doesn't match its SHA-256 digest";
        isRefused(good.with("units=2", "units=!"), damaged);
        isRefused(good.with("\"0.weight\"", "\"0.weighs\""), damaged);
        isRefused(good.with("\"nacre.frozen\":\"[]\"", "\"nacre.frozen\":\"[1]\""), damaged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1.bias\":{|\"#\":{",
                "F32|#",
                "\"dtype\":|\"#\":",
                "\"nacre.format\":\"1\"|\"nacre.format\":\"#\"",
                "\"nacre.loss\":\"crossEntropy|\"nacre.loss\":\"#",
                "\"nacre.loss\"|\"nacre.#\"",
                "\"nacre.inputs\":\"4\"|\"nacre.inputs\":\"x#\"",
                "units=2|units=#",
                "units=2|#=2",
                "sequential(|#(",
                "\"nacre.frozen\":\"[]\"|\"nacre.frozen\":\"[\\\"#\\\"]\"",
                "\"__metadata__\":{|\"__metadata__\":{\"#\":\"1\",\"#\":\"2\",",
            })
    void aLongNameIsShortenedInTheMessage(String change) throws IOException {
        String[] parts = change.split("\\|");
        String named = parts[1].replace("#", "z".repeat(1 << 20));
        Files.write(file, good.withoutDigest().with(parts[0], named).bytes());
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file.toString())
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1100));
    }
}
