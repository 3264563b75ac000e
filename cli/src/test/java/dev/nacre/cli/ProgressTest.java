package dev.nacre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.cli.console.Progress;
import dev.nacre.losses.Mse;
import dev.nacre.optimizers.Sgd;
import dev.nacre.training.Trainer;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static String printed(boolean terminal, int epochs) {
        StringWriter text = new StringWriter();
        Samples samples = new Samples(new FloatMatrix(2, 10), new FloatMatrix(1, 10));
        Trainer.of(new Mse(), new Sgd())
                .batchSize(5)
                .epochs(epochs)
                .seed(1)
                .fit(new Network("dense(1)", 2, 1), samples, new Progress(new PrintWriter(text), terminal));
        return text.toString();
    }

    @Test
    void plainLinesAreAboutTenWhateverTheNumberOfEpochs() {
        assertThat(printed(false, 1).lines()).containsExactly("training: epoch 1/1, loss 0.0000");
        assertThat(printed(false, 30).lines())
                .hasSize(10)
                .allMatch(line -> line.matches("training: epoch \\d+/30, .*"));
        assertThat(printed(false, 101).lines())
                .hasSizeBetween(8, 12)
                .last()
                .asString()
                .contains("epoch 101/101");
        assertThat(printed(false, 30)).doesNotContain("\r", "\u001b");
    }

    @Test
    void aBarIsDrawnOverAndEndsInOneLineThatSumsUp() {
        String text = printed(true, 3);

        assertThat(text).startsWith("\rtraining").contains("[", ">", "/3").endsWith(System.lineSeparator());
        assertThat(text.lines().toList().get(text.lines().toList().size() - 1)).contains("3 epochs in ");
        for (String drawn : text.split("\r")) assertThat(drawn.length()).isLessThan(100);
    }

    @Test
    void noEpochIsNoLine() {
        assertThat(printed(true, 0)).isEmpty();
        assertThat(printed(false, 0)).isEmpty();
    }
}
