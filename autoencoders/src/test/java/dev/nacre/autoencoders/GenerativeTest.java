package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** New samples of stacks. */
class GenerativeTest {
    @Test
    void aStackMakesNewSamplesIfItsTopDoes() {
        Generative deep = (Generative) new Network("deepBelief([6, 4])", 7, 1).layer();
        FloatMatrix samples = deep.generate(5, new SplittableRandom(1));
        assertThat(samples.rows).isEqualTo(7);
        assertThat(samples.columns).isEqualTo(5);
        assertThat(Arrays.equals(samples.data, deep.generate(5, new SplittableRandom(1)).data))
                .isTrue();
        for (float p : samples.data) assertThat(p).isBetween(0f, 1f);

        Generative other = (Generative) new Network("stacked([rbm(6), denoising(4)])", 7, 1).layer();
        assertThatThrownBy(() -> other.generate(5, new SplittableRandom(1)))
                .hasMessage("only an autoencoder such as rbm or variational can generate samples, not denoising 6-4");
    }

    @Test
    void aStackWithinAStackMakesTheSameNewSamplesAsItsLayersWould() {
        Codec nested = Codec.of(new Network("stacked([stacked([rbm(6), rbm(5)]), rbm(4)])", 7, 1));
        Codec flat = Codec.of(new Network("stacked([rbm(6), rbm(5), rbm(4)])", 7, 1));
        assertThat(nested.generate(9, new SplittableRandom(1)).data)
                .containsExactly(flat.generate(9, new SplittableRandom(1)).data);
    }
}
