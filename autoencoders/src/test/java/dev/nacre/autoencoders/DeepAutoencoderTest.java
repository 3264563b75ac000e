package dev.nacre.autoencoders;

import static dev.nacre.autoencoders.StackTest.STACK;
import static dev.nacre.autoencoders.StackTest.TRAINER;
import static dev.nacre.autoencoders.StackTest.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.layers.Dense;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.model.Transfer;
import dev.nacre.training.FineTuning;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepAutoencoderTest {
    private final Samples data = StackTest.data();

    @Test
    void anUnrolledStackReconstructsAsItsAutoencodersDo() {
        Network trained = new Network("sequential([" + STACK + ", dense(2)])", 7, 1);
        TRAINER.pretrain(trained, data);

        Model deep = DeepAutoencoder.unroll(trained);

        FloatMatrix expected = Codec.of(trained).reconstruct(data.x());
        FloatMatrix actual = deep.predict(data.x());
        for (int i = 0; i < expected.length; i++) assertThat(actual.data[i]).isCloseTo(expected.data[i], within(1e-6f));
    }

    @Test
    void aDeepAutoencoderIsFineTunedAndRolledUpAgain(@TempDir Path folder) throws IOException {
        Network trained = new Network("stackedDenoising([5, 3])", 7, 1);
        Trainer trainer = Trainer.of(new Mse(), new Descent(0.5f, 0.9f))
                .batchSize(10)
                .epochs(40)
                .seed(1);
        trainer.pretrain(trained, data);
        Model deep = DeepAutoencoder.unroll(trained);
        double before = deep.loss().value(deep.predict(data.x()), data.x());

        trainer.pretrain(deep.network(), data, data);

        double after = deep.loss().value(deep.predict(data.x()), data.x());
        assertThat(after).isLessThan(0.8 * before);
        deep.save(folder.resolve("deep"));
        Model read = Model.load(folder.resolve("deep"));
        assertThat(read.predict(data.x()).data).containsExactly(deep.predict(data.x()).data);
        Network rolledUp = DeepAutoencoder.rollUp(read.network());
        assertThat(rolledUp.infer(data.x()).data)
                .containsExactly(Codec.of(deep.network()).encode(data.x()).data);
        assertThat(Transfer.withHead(rolledUp, new Dense(2), 1).outputs()).isEqualTo(2);
    }

    @Test
    void whatIsFrozenStaysSoWhenAStackIsUnrolledAndRolledUp() {
        Network trained = new Network("stackedDenoising([5, 3])", 7, 1);
        FineTuning.freeze(trained, 1);
        Network deep = DeepAutoencoder.unroll(trained).network();

        TRAINER.pretrain(deep, data);

        Network rolledUp = DeepAutoencoder.rollUp(deep);
        assertSameBits(rolledUp.layers().get(0), trained.layers().get(0));
        assertThat(rolledUp.parameter("1.weight").value().data)
                .isNotEqualTo(trained.parameter("1.weight").value().data);
        assertThat(rolledUp.parameter("0.weight").trainable()).isFalse();
        assertThat(rolledUp.parameter("1.weight").trainable()).isTrue();
        assertThatThrownBy(() -> DeepAutoencoder.unroll(deep))
                .hasMessageEndingWith("is already unrolled; rollUp turns it into a stack again");
    }

    @Test
    void supervisedTrainingOfAnUnrolledStackOnItsInputsIsTheSame() {
        Network a = DeepAutoencoder.unroll(new Network("stackedDenoising([5, 3])", 7, 1))
                .network();
        Network b = DeepAutoencoder.unroll(new Network("stackedDenoising([5, 3])", 7, 1))
                .network();
        TRAINER.pretrain(a, data);
        TRAINER.fit(b, new Samples(data.x(), data.x()));
        assertSameBits(a.layer(), b.layer());
    }
}
